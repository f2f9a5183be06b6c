interface Part {
  text: string;
  isLink: boolean;
}

/** A text with its web addresses apart. A full stop or bracket that ends the sentence is no part of the address. */
export const linkParts = (text: string): Part[] =>
  text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}])/)
    .map((part, index) => ({ text: part, isLink: index % 2 === 1 }))
    .filter((part) => part.text !== '');
