import type { Unit } from '../../database/index.js';

/** How many bytes a row holds: in Base64 they fit into a text of MySQL's, which has 65,535. */
const BYTES_OF_A_ROW = 45_000;

/** Returns copies by their ids; one that isn't stored is left out. */
export async function readCopies(unit: Unit, ids: readonly string[]): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer[]>();
  if (ids.length === 0) return new Map();
  const rows = await unit.rows<{ id: string; data: string }>(
    `SELECT \`id\`, \`data\` FROM \`line_audio\` WHERE \`id\` IN (${ids.map(() => '?').join(', ')}) ORDER BY \`id\`, \`part\``,
    ids,
  );
  for (const { id, data } of rows) found.set(id, [...(found.get(id) ?? []), Buffer.from(data, 'base64')]);
  return new Map([...found].map(([id, parts]) => [id, Buffer.concat(parts)]));
}

/** Stores a copy; one that is there already is replaced by the same. */
export async function writeCopy(unit: Unit, id: string, bytes: Buffer): Promise<void> {
  await unit.change('DELETE FROM `line_audio` WHERE `id` = ?', [id]);
  for (let part = 0; part * BYTES_OF_A_ROW < bytes.length; part += 1) {
    const piece = bytes.subarray(part * BYTES_OF_A_ROW, (part + 1) * BYTES_OF_A_ROW).toString('base64');
    await unit.change('INSERT INTO `line_audio` (`id`, `part`, `data`) VALUES (?, ?, ?)', [id, part, piece]);
  }
}

/** Deletes all copies but these. */
export async function deleteOtherCopies(unit: Unit, ids: readonly string[]): Promise<void> {
  const others = ids.length === 0 ? '' : ` WHERE \`id\` NOT IN (${ids.map(() => '?').join(', ')})`;
  await unit.change(`DELETE FROM \`line_audio\`${others}`, ids);
}
