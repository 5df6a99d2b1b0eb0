import { describe, expect, it } from 'vitest';
import type { EventData } from './event-types.js';
import { tellsPeople } from './tells-people.js';

const now = new Date('2026-11-23T10:00:00Z');
const offer = { id: 1, userId: 2 } as unknown as NonNullable<EventData['offer']>;

describe('people are told', () => {
  it.each<[string, EventData, boolean?]>([
    ['offered', { offer, incident: {} }],
    ['exhausted', { incident: { status: 'exhausted', exhaustedAt: now } }],
    ['completed', { incident: { status: 'abandoned', endedAt: now } }],
    ['ended_by_silence', { incident: { status: 'abandoned', endedAt: now, endInferred: true } }],
    ['offered', { offers: [offer, offer], incident: {} }],
    ['voice_message', { incident: { recordingUrl: 'https://u', recordingSeconds: 12 } }],
    ['voice_message', { incident: { recordingSeconds: 12 } }],
    ['transcribed', { incident: {}, facts: { text: 'Help' } }],
    ['all_hands', { facts: {} }, true],
  ])('of %s %j', (type, data, tellsEveryone = false) => {
    expect(tellsPeople({ type, data, tellsEveryone })).toBe(true);
  });
});

describe('nobody is told', () => {
  it.each<[string, EventData]>([
    ['offered', { incident: {}, rung: [2, 3], attempts: [{ id: 1, status: 'pending' }] }],
    ['recording_ended', { incident: { recordingUrl: 'https://u' }, facts: { recordedSeconds: 12 } }],
    ['recording_status', { incident: { recordingSeconds: 12 } }],
    ['transcribed', { incident: {}, facts: { text: null } }],
    ['nothing_said', { incident: { recordingSeconds: 0 } }],
    ['reoffered', { incident: {}, attempts: [] }],
    ['exhausted', { incident: {} }],
    ['exhausted', { incident: { status: 'exhausted' } }],
    ['answered', { incident: { status: 'answered', answeredAt: now } }],
    ['completed', { incident: { status: 'completed', endedAt: now } }],
    ['completed', { incident: { endedAt: now, endInferred: false } }],
    ['attempt_failed', { incident: {}, attempts: [{ id: 1, status: 'busy' }] }],
    ['turned_away', { incident: { status: 'abandoned', endedAt: now } }],
    ['message_sent', { facts: { kind: 'ring' } }],
    ['all_hands', { facts: {} }],
  ])('of %s %j', (type, data) => {
    expect(tellsPeople({ type, data })).toBe(false);
  });
});
