const given = ['Ana', 'Bruno', 'Carla', 'Dmitri', 'Elena', 'Farid', 'Greta', 'Hugo', 'Inês', 'Jonas', 'Keiko', 'Lars', 'Mónica', 'Nadia', 'Oliver', 'Petra', 'Quentin', 'Rosa', 'Stefan', 'Teresa', 'Umar', 'Vera', 'Wanda', 'Yusuf', 'Zoë'];
const family = ['Almeida', 'Becker', 'Castro', 'Dubois', 'Eriksson', 'Fischer', 'García', 'Horváth', 'Ivanova', 'Janssen', 'Kowalski', 'Lindqvist', 'Moreau', 'Novák', 'O’Brien', 'Pereira', 'Quinn', 'Rossi', 'Schäfer', 'Tanaka', 'Ulrich', 'Vidal', 'Weber', 'Young', 'Zimmermann'];
const trades = ['Logistics', 'Foods', 'Marine', 'Clinic', 'Energy', 'Studios', 'Insurance', 'Motors', 'Textiles', 'Hotels'];

const pick = (from: string[], index: number): string => from[index % from.length]!;

export const personName = (index: number): string => `${pick(given, index)} ${pick(family, Math.floor(index / given.length) + index)}`;
export const companyName = (index: number): string => `${pick(family, index)} ${pick(trades, Math.floor(index / family.length))} ${index + 1}`;
