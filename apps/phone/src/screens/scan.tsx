import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../api.ts';
import { scan } from '../scanner.ts';
import { words } from '../words.ts';
import { FailureNote, Screen } from './screen.tsx';

interface Props {
  failure: Failure | undefined;
  onCode: (code: string) => void;
  onManually: () => void;
  onBack: () => void;
}

type Camera = 'starting' | 'on' | 'found' | 'denied' | 'missing';

/** Looks for the QR code with the camera; a code by hand is always a tap away. */
export const ScanScreen = ({ failure, onCode, onManually, onBack }: Props) => {
  const video = useRef<HTMLVideoElement>(null);
  const [camera, setCamera] = useState<Camera>('starting');
  const tell = useRef(onCode);
  useEffect(() => void (tell.current = onCode), [onCode]);
  // A code that was refused is not tried again by itself.
  const isStopped = failure !== undefined;
  useEffect(() => {
    if (isStopped) return undefined;
    const stop = new AbortController();
    void look(video.current!, stop.signal, setCamera).then((code) => code !== undefined && tell.current(code));
    return () => stop.abort();
  }, [isStopped]);
  const { scan: say } = words;
  const isOff = camera === 'denied' || camera === 'missing';
  return (
    <Screen title={isOff ? say[camera] : say.title} onBack={onBack} actions={<button type="button" className={isOff || isStopped ? 'main' : 'plain'} onClick={onManually}>{say.manually}</button>}>
      {failure && <FailureNote failure={failure} />}
      {isOff ? <p>{say[`${camera}Text`]}</p> : !isStopped && <p aria-live="polite">{camera === 'found' ? say.found : camera === 'on' ? say.text : say.starting}</p>}
      <video ref={video} hidden={isOff || isStopped} aria-label={say.video} muted playsInline />
    </Screen>
  );
};

const look = async (video: HTMLVideoElement, signal: AbortSignal, tell: (camera: Camera) => void): Promise<string | undefined> => {
  if (!navigator.mediaDevices) return void tell('missing');
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1_280 } } })
    .catch((error: Error) => void (signal.aborted || tell(error.name === 'NotAllowedError' ? 'denied' : 'missing')));
  if (!stream) return undefined;
  const end = () => stream.getTracks().forEach((track) => track.stop());
  signal.addEventListener('abort', end);
  if (signal.aborted) return void end();
  video.srcObject = stream;
  await video.play().catch(() => undefined);
  tell('on');
  const code = await scan(video, signal);
  if (code !== undefined) tell('found');
  end();
  return code;
};
