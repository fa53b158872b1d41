// Sends events with posthog-node as it comes from npm: node send.mjs PACKAGE_JSON HOST TOKEN EVENTS
import { createRequire } from 'node:module';

const [assets, host, token, events] = process.argv.slice(2);
const { PostHog } = createRequire(assets)('posthog-node');
const client = new PostHog(token, { host, flushAt: 100, flushInterval: 200, maxQueueSize: 100000, fetchRetryCount: 30, fetchRetryDelay: 500 });
for (let i = 0; i < Number(events); i++) {
  client.capture({ distinctId: `visitor-${i % 500}`, event: 'node event', properties: { number: i, plan: 'pro' }, groups: { company: 'acme' } });
  if (i % 500 === 499) await new Promise(resolve => setTimeout(resolve, 150));
}
client.identify({ distinctId: 'user-1', properties: { $anon_distinct_id: 'visitor-1', plan: 'pro' } });
client.alias({ distinctId: 'user-2', alias: 'visitor-2' });
client.groupIdentify({ groupType: 'company', groupKey: 'acme', properties: { size: 12 } });
for (const user of ['user-1', 'user-2']) client.capture({ distinctId: user, event: 'node login' });
await client.shutdown(120000);
