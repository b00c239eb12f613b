/**
 * A part of a source, such as a row, a file or a point, of which nothing can be taken: the reason, in words for its owner.
 *
 * Importers throw it for what a source is, and leave out what it was thrown of. Whatever else is thrown is a fault of the
 * program, which nobody may take for a fault of the source.
 */
export class Unreadable extends Error {}
