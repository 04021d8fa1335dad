import { ticketClassName } from '../../matching/filters/ticket-class.ts';
import { formatChangeTypePlural } from '../../text/format/format-change-type.ts';
import { formatList } from '../../text/format/format-list.ts';
import { formatSection } from '../../text/format/format-section.ts';
import type { Relaxation, RelaxationStep } from './relaxation.ts';

/** The words of a button. */
export interface RelaxationLabel {
  /** In full: "Raise max to $153.50". */
  readonly full: string;
  /** For a row, where room is short: "Raise max". */
  readonly short: string;
}

const SHORT_CLASS_NAMES: Readonly<Record<string, string>> = {
  standard_tickets: 'standard',
  general_admission_tickets: 'GA',
};

/** What a button calls a relaxation. Several steps are one button: alone none of them would let the message alert. */
export function formatRelaxation(steps: Relaxation): RelaxationLabel {
  const [first, second] = steps.map(formatStep);
  if (first === undefined) return { full: '', short: '' };
  if (second === undefined) return first;
  const rest = second.full.charAt(0).toLowerCase() + second.full.slice(1);
  return {
    full: steps.length === 2 ? `${first.full}, ${rest}` : `Relax ${steps.length} filters`,
    short: `Relax ${steps.length}`,
  };
}

function formatStep(step: RelaxationStep): RelaxationLabel {
  switch (step.kind) {
    case 'enable':
      return { full: 'Switch entry on', short: 'Switch on' };
    case 'strict':
      return { full: 'Allow missing information', short: 'Allow unknown' };
    case 'change_type': {
      const types = formatList(step.types.map(formatChangeTypePlural), 2);
      return { full: `Watch ${types} too`, short: 'Watch too' };
    }
    case 'section':
      return { full: `Add ${lowerSection(step.section)}`, short: `Add ${step.section}` };
    case 'max_price':
      return { full: `Raise max to ${step.label}`, short: 'Raise max' };
    case 'min_price':
      return { full: `Lower min to ${step.label}`, short: 'Lower min' };
    case 'ticket_class':
      return {
        full: `Allow ${ticketClassName(step.field)}`,
        short: `Allow ${SHORT_CLASS_NAMES[step.field] ?? ticketClassName(step.field)}`,
      };
    case 'row':
      return { full: `Add row ${step.row}`, short: `Add row ${step.row}` };
    case 'seat_quantity':
      return step.quantity === 1
        ? { full: 'Allow single seats', short: 'Allow singles' }
        : { full: `Allow ${step.quantity} together`, short: `Allow ${step.quantity}` };
    case 'new_low':
      return { full: 'Allow prices seen before', short: 'Allow any low' };
    case 'drop_percent':
      return step.percent === 0
        ? { full: 'Allow prices without a drop', short: 'Allow no drop' }
        : { full: `Lower drop to ${step.percent}%`, short: 'Lower drop' };
    case 'below_face':
      return { full: 'Allow resale above face value', short: 'Allow above face' };
    case 'stock':
      return { full: `Lower min stock to ${step.stock}`, short: 'Lower stock' };
    case 'date':
      return { full: `Add ${step.label}`, short: 'Add date' };
  }
}

/** "section 315", "Floor GA". */
function lowerSection(name: string): string {
  return formatSection(name).replace(/^Section (?=\d)/, 'section ');
}
