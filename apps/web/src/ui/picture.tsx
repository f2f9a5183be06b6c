import styles from './picture.module.css';

export interface Pictured {
  /** Its address; nothing where there is none. */
  src: string | undefined;
  initials: string;
}

/** The picture of somebody, or their initials. It stands beside the name and says nothing that is not there: what is drawn is no text. */
export const Picture = ({ src, initials, size = 24 }: Pictured & { size?: number }) =>
  src ? <img className={styles.picture} src={src} alt="" width={size} height={size} /> : <span className={styles.picture} style={{ width: size, height: size, fontSize: size / 2.4 }} data-initials={initials} aria-hidden="true" />;

/** Of each word its first letter, two at most; another word where there is no letter. */
export const initialsOf = (name: string, otherwise = ''): string =>
  name.split(/\s+/).map((word) => [...word].find((sign) => /\p{L}/u.test(sign)) ?? '').join('').slice(0, 2).toUpperCase() || otherwise;
