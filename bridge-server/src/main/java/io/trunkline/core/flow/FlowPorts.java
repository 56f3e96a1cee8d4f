package io.trunkline.core.flow;

import io.trunkline.core.agent.Agents;
import io.trunkline.core.dial.Dialer;
import io.trunkline.core.dial.Pbxs;
import io.trunkline.core.ledger.Ledger;
import io.trunkline.core.recording.RecordingLinks;
import io.trunkline.core.recording.Recordings;
import io.trunkline.core.ticket.Accounts;
import io.trunkline.core.ticket.Configurations;
import io.trunkline.core.ticket.TicketDesks;
import io.trunkline.core.trigger.Triggers;
import java.util.function.Supplier;

/**
 * What the flow works with.
 *
 * @param callBook keeps beside the live calls what was clicked for them
 * @param created what was created for callers, also by an earlier run
 * @param recordings what is known of recorded calls
 * @param recordingLinks the links to them
 * @param references a new ledger reference each time: short, unique for ever
 */
public record FlowPorts(
    Agents agents,
    Pbxs pbxs,
    Triggers triggers,
    Accounts accounts,
    Configurations configurations,
    TicketDesks desks,
    Ledger ledger,
    Dialer dialer,
    CallBook callBook,
    CreatedCustomers created,
    Recordings recordings,
    RecordingLinks recordingLinks,
    Supplier<String> references) {}
