/** Gets what is to be told, a line at a time. */
export type Print = (line: string) => void;
