/** Phones make 200 million pixels at the most; a picture that claims more is a bomb. */
export const mostPixels = 210_000_000;
