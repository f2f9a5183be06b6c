import { useEffect, useRef, useState } from 'react';
import { Failure } from '../api.ts';
import { scan } from '../scanner.ts';
import { words } from '../words.ts';
import { FailureNote, Screen } from './screen.tsx';

interface Props {
  failure: Failure | undefined;
  onCode: (code: string) => void;
  /** Undefined: the one that there was is over. */
  onFailure: (failure: Failure | undefined) => void;
  onManually: () => void;
  onBack: (() => void) | undefined;
}

type Camera = 'starting' | 'on' | 'found' | 'denied' | 'missing';

/** Looks for the QR code with the camera; a code by hand is always a tap away. */
export const ScanScreen = ({ failure, onCode, onFailure, onManually, onBack }: Props) => {
  const video = useRef<HTMLVideoElement>(null);
  const [camera, setCamera] = useState<Camera>('starting');
  const [attempt, setAttempt] = useState(0);
  const tell = useRef({ onCode, onFailure });
  useEffect(() => void (tell.current = { onCode, onFailure }), [onCode, onFailure]);
  // A code that was refused is not tried again by itself.
  const isStopped = failure !== undefined;
  useEffect(() => {
    if (isStopped) return undefined;
    const stop = new AbortController();
    // What reads the code is loaded when it is needed, which may fail like everything that is loaded.
    void look(video.current!, stop.signal, setCamera).then((code) => code !== undefined && tell.current.onCode(code), () => stop.signal.aborted || tell.current.onFailure(new Failure('unreachable')));
    return () => stop.abort();
  }, [isStopped, attempt]);
  const again = () => {
    setCamera('starting');
    setAttempt(attempt + 1);
    onFailure(undefined);
  };
  const { scan: say } = words;
  const isOff = camera === 'denied' || camera === 'missing';
  return (
    <Screen title={isOff ? say[camera] : say.title} onBack={onBack}
      actions={
        <>
          <button type="button" className={isOff || isStopped ? 'main' : 'plain'} onClick={onManually}>{say.manually}</button>
          {(isOff || isStopped) && <button type="button" className="plain" onClick={again}>{say.again}</button>}
        </>
      }
    >
      {failure && <FailureNote failure={failure} of="code" />}
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
  const code = await scan(video, signal).finally(end);
  if (code !== undefined) tell('found');
  return code;
};
