import type { overview as english } from '../en/overview.ts';
import type { Translation } from '../words.ts';

export const overview: Translation<typeof english> = {
  title: 'Übersicht',
  figures: 'Auf einen Blick',
  counts: {
    partners: 'Partner', resellers: 'Reseller', enterprises: 'Unternehmen', phoneNumbers: 'Rufnummern', extensions: 'Nebenstellen', phones: 'Telefone', accounts: 'Konten',
  },
  free: '{count, number} nicht zugewiesen',
  attention: 'Braucht Aufmerksamkeit',
  allWell: 'Hier braucht nichts Ihre Aufmerksamkeit.',
  changes: 'Letzte Änderungen',
  noChanges: 'Bisher wurde nichts geändert.',
  allChanges: 'Das ganze Änderungsprotokoll',
  firstSteps: 'Erste Schritte',
  firstStepsHelp: 'Von nichts bis zu einem Telefon, das klingelt.',
  done: 'Erledigt',
  doneEarlier: 'erledigt',
  steps: {
    numbers: { title: 'Rufnummern hinzufügen', text: 'Eine oder einen Bereich: Danach werden sie Nebenstellen gegeben.', action: 'Rufnummern hinzufügen', ask: 'Rufnummern gibt Ihnen die Organisation darüber. Fragen Sie dort.' },
    extension: { title: 'Eine Nebenstelle anlegen', text: 'Eine Kurznummer mit einem SIP-Konto, das für Sie erzeugt wird.', action: 'Nebenstelle anlegen' },
    phone: { title: 'Ein Telefon anlegen', text: 'Ein Modell, eine MAC-Adresse und die Nebenstelle auf seiner ersten Leitung.', action: 'Telefon anlegen' },
    enterprise: { title: 'Ein Unternehmen hinzufügen', text: 'Ein Kunde mit eigenen Nebenstellen, Telefonen und Rufnummern.', action: 'Unternehmen hinzufügen' },
    stock: { title: 'Rufnummern hinzufügen', text: 'In den eigenen Vorrat oder gleich an ein Unternehmen.', action: 'Rufnummern hinzufügen' },
    reseller: { title: 'Einen Reseller hinzufügen', text: 'Er eröffnet Unternehmen und gibt ihnen Rufnummern.', action: 'Reseller hinzufügen' },
  },
  readOnlySteps: 'Diese Schritte geht ein Administrator von {name}.',
  needs: {
    disabled: '{count, plural, one {Eine Organisation ist gesperrt} other {# Organisationen sind gesperrt}}',
    suspended: 'Diese Organisation ist gesperrt',
    suspendedText: 'Niemand daraus meldet sich an, und die Telefone bekommen nichts.',
    invited: '{count, plural, one {Eine Einladung ist noch nicht angenommen} other {# Einladungen sind noch nicht angenommen}}',
    expiring: '{count, plural, one {Ein API-Schlüssel ist abgelaufen oder läuft bald ab} other {# API-Schlüssel sind abgelaufen oder laufen bald ab}}',
    unfetched: '{count, plural, one {Ein Telefon hat} other {# Telefone haben}} noch nie eine Konfiguration geholt',
    phoneless: '{count, plural, one {Eine Nebenstelle liegt} other {# Nebenstellen liegen}} auf keinem Telefon',
    failedMail: '{count, plural, one {Eine Mail ließ sich nicht senden} other {# Mails ließen sich nicht senden}}',
    failedJobs: '{count, plural, one {Ein Auftrag ist} other {# Aufträge sind}} gescheitert',
    noFactor: 'Ihr Konto hat keinen zweiten Faktor',
    noFactorText: 'Wer Ihr Passwort erfährt, kann sich als Sie anmelden.',
    more: '{names} und {count, number} weitere',
  },
};
