/** A stock client works with the fake org's records. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { connected, failure } from './org.mjs';

let connection;
before(async () => {
  connection = await connected();
});

test('describes the org and an object', async () => {
  const all = await connection.describeGlobal();
  const task = await connection.sobject('Task').describe();

  assert.ok(all.sobjects.some((one) => one.name === 'Case' && one.keyPrefix === '500'));
  const field = task.fields.find((one) => one.name === 'CallType');
  assert.deepEqual(
    [field.type, field.restrictedPicklist, field.picklistValues.map((one) => one.value)],
    ['picklist', true, ['Internal', 'Inbound', 'Outbound']]
  );
  assert.ok(task.recordTypeInfos.some((one) => one.master));
});

test('creates, reads, changes and deletes a record', async () => {
  const cases = connection.sobject('Case');

  const made = await cases.create({ Subject: 'Stock', Origin: 'Phone' });
  await cases.update({ Id: made.id, Status: 'Closed' });
  const read = await cases.retrieve(made.id);
  const gone = await cases.destroy(made.id);

  assert.deepEqual([read.Subject, read.IsClosed, read.attributes.type], ['Stock', true, 'Case']);
  assert.deepEqual(gone, { id: made.id, success: true, errors: [] });
  assert.equal((await failure(cases.retrieve(made.id))).errorCode, 'ENTITY_IS_DELETED');
});

test('creates, changes and deletes many records at once, each with its own result', async () => {
  const leads = connection.sobject('Lead');
  const named = (n) => ({ LastName: `Many ${n}`, Company: 'Stock' });

  const made = await leads.create([named(1), { LastName: 'No company' }, named(3)]);
  const ids = made.filter((one) => one.success).map((one) => one.id);
  const changed = await leads.update(ids.map((Id) => ({ Id, Title: 'Owner' })));
  const read = await leads.retrieve(ids);
  const gone = await leads.destroy(ids);

  assert.deepEqual(made.map((one) => one.success), [true, false, true]);
  assert.deepEqual(made[1].errors, [
    {
      statusCode: 'REQUIRED_FIELD_MISSING',
      message: 'Required fields are missing: [Company]',
      fields: ['Company'],
    },
  ]);
  assert.ok(changed.every((one) => one.success) && gone.every((one) => one.success));
  assert.deepEqual(read.map((one) => one.Title), ['Owner', 'Owner']);
});

test('makes all of many records or none', async () => {
  const leads = connection.sobject('Lead');
  const both = [{ LastName: 'Whole', Company: 'Stock' }, { LastName: 'Half' }];

  const made = await leads.create(both, { allOrNone: true });

  assert.deepEqual(made.map((one) => one.errors[0].statusCode), [
    'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    'REQUIRED_FIELD_MISSING',
  ]);
  assert.equal(await leads.count({ LastName: 'Whole' }), 0);
});

test('pages through what a query found', async () => {
  const rows = Array.from({ length: 5 }, (_, n) => ({ Name: `Page ${n}` }));
  await connection.sobject('Account').create(rows);
  const soql = "SELECT Name FROM Account WHERE Name LIKE 'Page %' ORDER BY Name";

  const first = await connection.query(soql);
  const second = await connection.queryMore(first.nextRecordsUrl);
  const all = await connection.query(soql, { autoFetch: true, maxFetch: 100 });

  assert.deepEqual([first.totalSize, first.done, first.records.length], [5, false, 2]);
  assert.deepEqual(second.records.map((one) => one.Name), ['Page 2', 'Page 3']);
  assert.deepEqual(all.records.map((one) => one.Name), rows.map((one) => one.Name));
});

test('finds records by the conditions that the client writes itself', async () => {
  await connection.sobject('Contact').create({ LastName: "O'Stock", Phone: '(415) 555-0199' });

  const found = await connection
    .sobject('Contact')
    .find({ LastName: "O'Stock" }, ['Id', 'Name', 'Owner.Email'])
    .sort({ CreatedDate: -1 })
    .limit(1);

  assert.deepEqual([found[0].Name, found[0].Owner.Email], ["O'Stock", 'admin@acme.example']);
});

test('searches by phone', async () => {
  await connection.sobject('Contact').create({ LastName: 'Searched', Phone: '+1 415 555 0188' });

  const sosl = 'FIND {14155550188} IN PHONE FIELDS RETURNING Contact(Id, Name)';
  const found = await connection.search(sosl);
  const again = await connection.request(
    '/parameterizedSearch?q=14155550188&in=PHONE&sobject=Contact&Contact.fields=Name'
  );

  assert.deepEqual(found.searchRecords.map((one) => one.Name), ['Searched']);
  assert.deepEqual(again.searchRecords.map((one) => one.Name), ['Searched']);
});

test('makes one record of one external id', async () => {
  const tasks = connection.sobject('Task');

  const first = await tasks.upsert({ Key__c: 'one', Subject: 'a' }, 'Key__c');
  const second = await tasks.upsert({ Key__c: 'one', Subject: 'b' }, 'Key__c');
  const many = await tasks.upsert([{ Key__c: 'one' }, { Key__c: 'two' }], 'Key__c');
  const twice = await failure(tasks.create({ Key__c: 'one' }));

  assert.deepEqual([first.created, second.created, second.id], [true, false, first.id]);
  assert.deepEqual(many.map((one) => one.created), [false, true]);
  assert.equal(
    `${twice.errorCode}: ${twice.message}`,
    `DUPLICATE_VALUE: duplicate value found: Key__c duplicates value on record with id: ${first.id}`
  );
});

test('sends requests that refer to each other', async () => {
  const base = '/services/data/v60.0/sobjects';
  const requests = [
    { method: 'POST', url: `${base}/Account`, referenceId: 'acme', body: { Name: 'Composed' } },
    {
      method: 'POST',
      url: `${base}/Contact`,
      referenceId: 'jane',
      body: { LastName: 'Composed', AccountId: '@{acme.id}' },
    },
    { method: 'GET', url: `${base}/Contact/@{jane.id}?fields=AccountId`, referenceId: 'read' },
  ];

  const answer = await connection.request({
    method: 'POST',
    url: '/composite',
    body: JSON.stringify({ allOrNone: true, compositeRequest: requests }),
    headers: { 'Content-Type': 'application/json' },
  });

  const [acme, , read] = answer.compositeResponse;
  assert.deepEqual(answer.compositeResponse.map((one) => one.httpStatusCode), [201, 201, 200]);
  assert.equal(read.body.AccountId, acme.body.id);
});

test('names what the org refuses, and the fields concerned', async () => {
  const refused = async (type, record) => {
    const error = await failure(connection.sobject(type).create(record));
    return [error.errorCode, error.data?.fields];
  };

  assert.deepEqual(await refused('Task', { CallType: 'Odd' }), [
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    ['CallType'],
  ]);
  assert.deepEqual(await refused('Contact', { LastName: 'A', Email: 'nobody' }), [
    'INVALID_EMAIL_ADDRESS',
    ['Email'],
  ]);
  assert.deepEqual(await refused('Contact', { LastName: 'x'.repeat(81) }), [
    'STRING_TOO_LONG',
    ['LastName'],
  ]);
  assert.equal((await failure(connection.query('SELECT Nope FROM Task'))).errorCode, 'INVALID_FIELD');
});

test('reads how much of the day is used', async () => {
  const limits = await connection.limits();

  assert.equal(limits.DailyApiRequests.Max, 15000);
  assert.ok(connection.limitInfo.apiUsage.used > 0);
});

test('counts and reads the people of the org with their profiles', async () => {
  const found = await connection.query(
    "SELECT Username, Profile.Name FROM User WHERE Username = 'admin@acme.example'"
  );

  assert.equal(found.records[0].Profile.Name, 'System Administrator');
});
