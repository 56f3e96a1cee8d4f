/** A stock client meets the rules of the fake org: duplicates, assignment, locks, people as accounts. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { connected, failure, user } from './org.mjs';

let connection;
before(async () => {
  connection = await connected();
});

test('is told of a duplicate, and saves it all the same when it says so', async () => {
  const contacts = connection.sobject('Contact');
  const first = await contacts.create({ LastName: 'Doe', Email: 'jane@customer.example' });

  const again = { LastName: 'Roe', Email: 'jane@customer.example' };
  const refused = await failure(contacts.create(again));
  const saved = await contacts.create(again, {
    headers: { 'Sforce-Duplicate-Rule-Header': 'allowSave=true' },
  });

  assert.equal(refused.errorCode, 'DUPLICATES_DETECTED');
  assert.equal(refused.message, 'Use one of these records?');
  assert.notEqual(saved.id, first.id);
});

test('has its cases assigned unless it says otherwise', async () => {
  const cases = connection.sobject('Case');
  const [{ Id: alice }] = await connection.sobject('User').find({ Username: user.name }, ['Id']);

  const assigned = await cases.create({ Subject: 'assigned' });
  const kept = await cases.create({ Subject: 'kept' }, { headers: { 'Sforce-Auto-Assign': 'FALSE' } });

  assert.equal((await cases.retrieve(assigned.id)).OwnerId, alice);
  assert.notEqual((await cases.retrieve(kept.id)).OwnerId, alice);
});

test('keeps a person as an account with a contact behind it', async () => {
  const accounts = connection.sobject('Account');

  const made = await accounts.create({ FirstName: 'Ada', LastName: 'Lovelace', PersonMobilePhone: '1' });
  const account = await accounts.retrieve(made.id);
  const task = await connection.sobject('Task').create({ Subject: 'x', WhoId: account.PersonContactId });

  assert.deepEqual([account.Name, account.IsPersonAccount], ['Ada Lovelace', true]);
  assert.equal((await connection.sobject('Task').retrieve(task.id)).AccountId, made.id);
});

test('searches with parameters in the body', async () => {
  await connection.sobject('Lead').create({ LastName: 'Parameter', Company: 'X', Phone: '+44 20 7946 0188' });

  const found = await connection.requestPost('/parameterizedSearch', {
    q: '442079460188',
    in: 'PHONE',
    fields: ['Id', 'Name'],
    sobjects: [{ name: 'Lead' }],
  });

  assert.deepEqual(found.searchRecords.map((one) => one.Name), ['Parameter']);
});
