/** Why pages cannot be made, where it may lie in what the author has written: in words. */
export class NotMade extends Error {}
