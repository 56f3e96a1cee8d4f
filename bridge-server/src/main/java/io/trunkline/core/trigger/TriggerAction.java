package io.trunkline.core.trigger;

/**
 * Integrations, Salesforce, account, configuration: a ticket to be left.
 *
 * @param accountId which account files it
 * @param configurationId which of the account's configurations designs it
 * @param fileAtOnce whether it is filed when the trigger fires, not when somebody answers
 */
public record TriggerAction(String accountId, String configurationId, boolean fileAtOnce) {}
