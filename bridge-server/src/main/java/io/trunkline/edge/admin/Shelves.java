package io.trunkline.edge.admin;

import io.trunkline.core.Secrets;
import io.trunkline.core.access.Logins;
import io.trunkline.core.agent.Agents;
import io.trunkline.core.dial.Pbxs;
import io.trunkline.core.ticket.Accounts;
import io.trunkline.core.ticket.Configurations;
import io.trunkline.core.ticket.CustomVariables;
import io.trunkline.core.trigger.Triggers;

/** Everything that administrators make. */
public record Shelves(
    Accounts accounts,
    Configurations configurations,
    Triggers triggers,
    CustomVariables variables,
    Agents agents,
    Pbxs pbxs,
    Logins logins,
    Secrets secrets) {}
