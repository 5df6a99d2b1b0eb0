import { Table } from '@mantine/core';
import { useStrings } from '../../strings';
import { clockOf } from '../../ui/time';
import { stepTitle } from '../../ui/words';
import { ChartCard } from './chart-card';
import type { Summary } from './answers';

/** How much each person was used: rung, answered, by night. */
export function PerPerson({ users }: { users: Summary['users'] }) {
  const { figures } = useStrings();
  const sorted = users.toSorted((one, other) => other.offers - one.offers);
  const names = [figures.person, figures.offers, figures.answers, figures.nights, figures.pool, figures.median];
  const rows = sorted.map(({ userName, offers, answers, afterHoursOffers, poolTurns, medianAnswerSeconds }) => {
    return [userName, offers, answers, afterHoursOffers, poolTurns, medianAnswerSeconds];
  });
  return (
    <ChartCard
      title={figures.perPerson}
      csv={[names, ...rows]}
      table={
        <Table highlightOnHover>
          <Head names={names} />
          <Table.Tbody>
            {sorted.map(({ userId, userName, offers, answers, afterHoursOffers, poolTurns, medianAnswerSeconds }) => (
              <Table.Tr key={userId}>
                <Table.Td fw={600}>{userName}</Table.Td>
                {[offers, answers, afterHoursOffers, poolTurns].map((value, index) => (
                  <Table.Td key={index} className="number">
                    {value}
                  </Table.Td>
                ))}
                <Table.Td className="number">
                  {medianAnswerSeconds === null ? '–' : clockOf(medianAnswerSeconds)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      }
    />
  );
}

/** What became of the people whom each step offered. */
export function PerStep({ steps }: { steps: Summary['steps'] }) {
  const strings = useStrings();
  const { figures } = strings;
  const names = [
    figures.step,
    figures.offered,
    figures.answered,
    figures.noAnswer,
    figures.declined,
    figures.machine,
    figures.busy,
    figures.failed,
    figures.other,
  ];
  const rows = steps.map((step) => {
    const { stepName, offered, answered, noAnswer, declined, machineOrNoKey, busy, failed } = step;
    const told = [answered, noAnswer, declined, machineOrNoKey, busy, failed];
    const rest = told.reduce((sum, each) => sum - each, offered);
    return [stepTitle(stepName, strings), offered, ...told, rest];
  });
  return (
    <ChartCard
      title={figures.perStep}
      csv={[names, ...rows]}
      table={
        <Table highlightOnHover>
          <Head names={names} />
          <Table.Tbody>
            {rows.map(([name, ...values]) => (
              <Table.Tr key={name}>
                <Table.Td fw={600}>{name}</Table.Td>
                {values.map((value, index) => (
                  <Table.Td key={index} className="number">
                    {value}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      }
    />
  );
}

function Head({ names }: { names: readonly string[] }) {
  return (
    <Table.Thead>
      <Table.Tr>
        {names.map((name) => (
          <Table.Th key={name}>{name}</Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
  );
}
