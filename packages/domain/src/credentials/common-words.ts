/** What the commonest passwords are made of. */
export const commonWords: ReadonlySet<string> = new Set(
  (
    'password passwort passwd passphrase pass senha contrasena motdepasse parola wachtwoord lozinka haslo secret secrets geheim segredo ' +
    'welcome willkommen bienvenue bienvenido bemvindo letmein login logmein signin access admin administrator administrador root superuser ' +
    'system manager master operator service support helpdesk security guest user username default changeme changethis change temporary temp test tester testing ' +
    'demo example sample office company business enterprise reseller partner patchbay telephone telefon phone extension voicemail yealink asterisk server ' +
    'qwerty qwertz azerty asdf zxcv abcd abcdef iloveyou loveyou lovely love sunshine princess dragon monkey football baseball basketball soccer hockey ' +
    'superman batman spiderman pokemon starwars trustno trustnoone whatever freedom shadow michael jennifer jessica jordan charlie daniel thomas robert ' +
    'hello hallo hola internet computer keyboard monitor windows google facebook instagram microsoft apple samsung amazon linkedin ' +
    'spring summer autumn winter january february march april june july august september october november december ' +
    'monday tuesday wednesday thursday friday saturday sunday london paris berlin lisbon madrid america england germany portugal ' +
    'flower butterfly chocolate cheese cookie pepper ginger killer ninja hunter ranger tigger buster maggie bailey ' +
    'forever family friends mother father sister brother angel lucky happy money diamond golden silver purple orange yellow banana '
  )
    .trim()
    .split(' '),
);
