import { useState } from 'react';
import type { Failure } from './api.ts';
import { CodeScreen } from './screens/code.tsx';
import { ScanScreen } from './screens/scan.tsx';
import { type Opened, RevokedScreen, StartScreen } from './screens/start.tsx';
import type { Stage } from './steps.ts';

interface Props {
  stage: Stage;
  opened: Opened | undefined;
  failure: Failure | undefined;
  onFailure: (failure: Failure | undefined) => void;
  onCode: (code: string) => Promise<void>;
  onBack: (() => void) | undefined;
  go: (stage: Stage) => void;
}

/** The ways to the code, while the device belongs to nobody. */
export const SignInScreens = ({ stage, opened, failure, onFailure, onCode, onBack, go }: Props) => {
  const [isBusy, setIsBusy] = useState(false);
  const activate = (code: string) => {
    setIsBusy(true);
    onFailure(undefined);
    void onCode(code).catch(onFailure).finally(() => setIsBusy(false));
  };
  if (stage === 'revoked') return <RevokedScreen onSignIn={() => go('scan')} />;
  if (stage === 'scan') return <ScanScreen failure={failure} onCode={activate} onFailure={onFailure} onManually={() => go('code')} onBack={onBack} />;
  if (stage === 'code') return <CodeScreen failure={failure} isBusy={isBusy} onCode={activate} onBack={onBack} />;
  return <StartScreen opened={opened} failure={failure} isBusy={isBusy} onSignIn={() => go('scan')} onActivate={activate} />;
};
