package io.trunkline.edge.salesforce;

import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What all desks share.
 *
 * @param tls whom to trust, or null for the JVM's own list
 * @param watch ends requests and answers whose time is over; does nothing that blocks
 */
record Surroundings(
    Clock clock,
    HostPolicy hosts,
    DeskLimits limits,
    @Nullable SSLContext tls,
    ScheduledExecutorService watch) {}
