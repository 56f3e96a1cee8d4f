-- So that the state of health can count the tickets that stand twice, however many rows there are.
CREATE INDEX ledger_row_doubled ON ledger_row (state) WHERE state = 'DOUBLED';
