/** Where the bytes of a picture lie. */
export const pictureKey = (id: string): string => `avatars/${id.slice(-2)}/${id}`;
