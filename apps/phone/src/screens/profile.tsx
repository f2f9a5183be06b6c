import type { AppProfile } from '@patchbay/contract/phone-app';
import { useState, type FormEvent } from 'react';
import { call, Failure } from '../api.ts';
import { words } from '../words.ts';
import { FailureNote, Screen } from './screen.tsx';

interface Props {
  profile: AppProfile;
  onSaved: (profile: AppProfile) => void;
  onFailure: (failure: Failure) => void;
  /** Where it was opened to change something; not in the set-up, which leads on. */
  onBack?: (() => void) | undefined;
}

const fields = ['firstName', 'lastName', 'jobTitle', 'department'] as const;

/** Who the person is, to look through and correct; what is saved changes the user. */
export const ProfileScreen = ({ profile, onSaved, onFailure, onBack }: Props) => {
  const [draft, setDraft] = useState(profile.user);
  const [failure, setFailure] = useState<Failure>();
  const [isBusy, setIsBusy] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const { profile: say, wait } = words;
  const isMissing = (field: (typeof fields)[number]) => isTried && (field === 'firstName' || field === 'lastName') && draft[field].trim() === '';
  const isWrong = (field: (typeof fields)[number]) => isMissing(field) || failure?.fields.includes(field);
  const save = async () => {
    setIsBusy(true);
    try {
      onSaved(await call('updateProfile', draft));
    } catch (error) {
      const failed = error as Failure;
      setFailure(failed);
      onFailure(failed);
      // As it is now, so that the next attempt is about that.
      if (failed.code === 'stale-version') await call('get').then(({ user }) => setDraft(user), () => undefined);
    }
    setIsBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (draft.firstName.trim() !== '' && draft.lastName.trim() !== '') void save();
  };
  return (
    <Screen title={say.title} onBack={onBack}>
      {failure && <FailureNote failure={failure} of="entry" />}
      <p>{say.text}</p>
      <form onSubmit={submit} noValidate>
        {fields.map((field) => (
          <div key={field}>
            <label htmlFor={field}>{say[field]}</label>
            <input id={field} value={draft[field]} maxLength={60} onChange={(event) => setDraft({ ...draft, [field]: event.target.value })} aria-invalid={isWrong(field) || undefined} aria-describedby={isMissing(field) ? `${field}-missing` : undefined}
              autoComplete={{ firstName: 'given-name', lastName: 'family-name', jobTitle: 'organization-title', department: 'off' }[field]} />
            {isMissing(field) && <p id={`${field}-missing`} className="quiet"><strong>{say.required}</strong></p>}
          </div>
        ))}
        <button type="submit" className="main" disabled={isBusy}>
          {isBusy ? wait : say.save}
        </button>
      </form>
    </Screen>
  );
};
