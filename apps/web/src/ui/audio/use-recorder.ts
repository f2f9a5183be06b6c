import { audioLimits } from '@patchbay/contract/audio-files';
import { telephoneRate } from '@patchbay/domain/audio/measure';
import { resampler } from '@patchbay/domain/audio/resample';
import { writeWav } from '@patchbay/domain/audio/wav';
import { useEffect, useRef, useState } from 'react';
import worklet from './recorder-worklet.js?url';

/** What keeps somebody from recording. */
export type Hindrance = 'denied' | 'no-microphone' | 'unsupported';

export interface Recording {
  wav: Blob;
  src: string;
  durationSeconds: number;
  peaks: number[];
}

export type RecorderState = { is: 'idle' } | { is: 'asking' } | { is: 'recording'; seconds: number; level: number } | { is: 'recorded'; recording: Recording } | { is: 'hindered'; by: Hindrance };

interface Session {
  context: AudioContext;
  stream: MediaStream;
  blocks: Float32Array[];
  samples: number;
}

/** What fits into a file of the size that may be uploaded. */
export const mostSeconds = Math.floor((audioLimits.sizeBytes - 44) / 2 / telephoneRate);

const hindranceOf = (error: unknown): Hindrance => {
  const { name = '' } = error as DOMException;
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'no-microphone';
  return name === 'NotAllowedError' || name === 'SecurityError' ? 'denied' : 'unsupported';
};

const begin = async (onBlock: (block: Float32Array) => void): Promise<Session> => {
  // Absent on pages that were not fetched securely.
  if (!('mediaDevices' in navigator) || typeof AudioWorkletNode === 'undefined') throw new DOMException('', 'NotSupportedError');
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: false, noiseSuppression: true, autoGainControl: true } });
  const context = new AudioContext();
  const session: Session = { context, stream, blocks: [], samples: 0 };
  try {
    await context.audioWorklet.addModule(worklet);
    const node = new AudioWorkletNode(context, 'patchbay-recorder', { numberOfOutputs: 0 });
    node.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
      session.blocks.push(data);
      session.samples += data.length;
      onBlock(data);
    };
    context.createMediaStreamSource(stream).connect(node);
    return session;
  } catch (error) {
    end(session);
    throw error;
  }
};

const end = ({ context, stream }: Session) => {
  stream.getTracks().forEach((track) => track.stop());
  void context.close();
};

const loudest = (samples: Float32Array): number => samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

/** At the rate of the telephone, so that minutes fit into a file. */
const recordingOf = ({ blocks, context }: Session): Recording => {
  const stream = resampler(context.sampleRate, telephoneRate);
  const parts = [...blocks.map((block) => stream.add(block).slice()), stream.end()];
  const samples = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    at += part.length;
  }
  const wav = new Blob([writeWav(telephoneRate, samples)], { type: 'audio/wav' });
  const size = Math.max(1, Math.ceil(samples.length / audioLimits.peaks));
  const peaks = Array.from({ length: audioLimits.peaks }, (_, part) => Math.min(100, Math.round(100 * loudest(samples.subarray(part * size, (part + 1) * size)))));
  return { wav, src: URL.createObjectURL(wav), durationSeconds: samples.length / telephoneRate, peaks };
};

/** Records with the microphone, and lets go of it as soon as it can. */
export const useRecorder = () => {
  const [state, setState] = useState<RecorderState>({ is: 'idle' });
  const session = useRef<Session>(undefined);
  const isGone = useRef(false);
  const letGo = () => {
    if (session.current) end(session.current);
    session.current = undefined;
  };
  const src = state.is === 'recorded' ? state.recording.src : undefined;
  useEffect(() => () => void (src && URL.revokeObjectURL(src)), [src]);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      letGo();
    };
  }, []);
  const stop = () => {
    const held = session.current;
    if (!held) return;
    const recording = recordingOf(held);
    letGo();
    setState(recording.durationSeconds > 0 ? { is: 'recorded', recording } : { is: 'idle' });
  };
  const start = async () => {
    setState({ is: 'asking' });
    try {
      const begun = await begin((block) => {
        const held = session.current;
        if (!held) return;
        const seconds = held.samples / held.context.sampleRate;
        if (seconds >= mostSeconds) return stop();
        setState({ is: 'recording', seconds, level: loudest(block) });
      });
      if (isGone.current) return end(begun);
      session.current = begun;
      setState({ is: 'recording', seconds: 0, level: 0 });
    } catch (error) {
      setState({ is: 'hindered', by: hindranceOf(error) });
    }
  };
  return { state, start, stop, discard: () => setState({ is: 'idle' }) };
};
