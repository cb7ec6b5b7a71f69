interface FormulasProps {
  /** Where fields, expressions and codes stand between backticks. */
  text: string;
}

/** Text of a catalogue, its expressions set as such. */
export function Formulas({ text }: FormulasProps) {
  return text.split('`').map((part, at) => (at % 2 === 0 ? part : <code key={at}>{part}</code>));
}
