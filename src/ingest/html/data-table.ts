import { isUnseen } from './element-kinds.ts';
import { elementsBelow, type HtmlElement } from './html-node.ts';
import { type Measures, NOTHING } from './measure-page.ts';

/** A cell with more prose than this is a column of a page, not a cell. */
const LONGEST_CELL = 900;
/** Rows looked at: enough to tell, and the time stays linear for tables within tables. */
const MOST_ROWS = 200;

/** True for a table of data, whose rows are sentences; false for one that lays out a page or a list in columns. */
export function isDataTable(table: HtmlElement, measures: Measures): boolean {
  const role = table.attributes.get('role');
  if (role === 'presentation' || role === 'none') return false;
  // A table within a cell: the outer one is layout.
  if ((measures.get(table)?.tables ?? 1) > 1) return false;
  const rows = rowsOf(table).slice(0, MOST_ROWS);
  const cells = rows.map((row) => cellsOf(row).filter((cell) => (measures.get(cell) ?? NOTHING).characters > 0));
  const widest = Math.max(0, ...cells.map((row) => row.length));
  if (widest < 2) return false;
  return cells.flat().every((cell) => {
    const measure = measures.get(cell) ?? NOTHING;
    return measure.characters <= LONGEST_CELL && measure.paragraphs <= 3 && measure.headings <= 1;
  });
}

/** The rows of a table, those of tables inside it left out. */
function rowsOf(table: HtmlElement): HtmlElement[] {
  const rows: HtmlElement[] = [];
  for (const element of elementsBelow(table)) {
    if (element.name === 'tr' && !isUnseen(element)) rows.push(element);
    if (rows.length >= MOST_ROWS) break;
  }
  return rows;
}

/** The cells of a row. */
export function cellsOf(row: HtmlElement): HtmlElement[] {
  return row.children.filter(
    (child): child is HtmlElement => child.kind === 'element' && /^t[dh]$/u.test(child.name) && !isUnseen(child),
  );
}

/** True for the row that names the columns: in the head of the table, or all of it head cells. */
export function isHeadRow(row: HtmlElement): boolean {
  if (row.parent?.name === 'thead') return true;
  const cells = cellsOf(row);
  return cells.length >= 2 && cells.every((cell) => cell.name === 'th');
}
