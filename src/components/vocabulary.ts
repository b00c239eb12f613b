import Bibliography from './Bibliography.astro';
import CiteThis from './CiteThis.astro';
import Cite from './Cite.astro';
import Claim from './Claim.astro';
import Figure from './Figure.astro';
import Formula from './Formula.astro';
import Glossary from './Glossary.astro';
import ModelFiles from './ModelFiles.astro';
import Quoted from './Quoted.astro';
import Ref from './Ref.astro';
import Table from './Table.astro';
import Term from './Term.astro';
import Value from './Value.astro';
import Verdicts from './Verdicts.astro';

/** The components that chapters may use without importing them. */
export const vocabulary = {
  Bibliography,
  Cite,
  CiteThis,
  Claim,
  Figure,
  Formula,
  Glossary,
  ModelFiles,
  Quoted,
  Ref,
  Table,
  Term,
  Value,
  Verdicts,
};
