import { Module } from '@nestjs/common';
import { expect } from 'vitest';
import { LadderStep } from '../../src/routing/contract/index.js';
import { story } from '../kit/story.js';

@LadderStep({ name: 'broken', title: 'Broken', timeoutSeconds: 20 })
class BrokenStep {
  candidates(): number[] {
    throw new Error('the register is closed');
  }
}

@LadderStep({ name: 'endless', title: 'Endless', timeoutSeconds: 20 })
class EndlessStep {
  candidates(): Promise<number[]> {
    return new Promise(() => undefined);
  }
}

@Module({ providers: [BrokenStep, EndlessStep] })
class ForeignModule {}

story(
  'a step that throws or takes too long is passed over, and the trail says so',
  async (line) => {
    const mia = await line.company.person('Mia', 'manager');
    const rung = (name: string) => ({ name, timeoutSeconds: 20, limit: null });
    await line.company.ladder('business_hours', [rung('broken'), rung('endless'), rung('manager')]);

    const target = await line.call().next();
    expect(target).toMatchObject({ nextPhoneE164: mia.phone, stepName: 'manager' });
    const events = await line.rows<{ type: string; data: string }>(
      'SELECT type, data FROM incident_events ORDER BY seq',
    );
    expect(events.map(({ type }) => type)).toEqual(['offered', 'step_failed', 'step_failed']);
    expect(events[1]?.data).toContain('the register is closed');
    expect(events[2]?.data).toContain('took over 1000 ms');
  },
  { modules: [ForeignModule] },
);
