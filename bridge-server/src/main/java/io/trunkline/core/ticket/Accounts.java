package io.trunkline.core.ticket;

import io.trunkline.core.Shelf;

/** The Salesforce accounts. */
public interface Accounts extends Shelf<Account> {}
