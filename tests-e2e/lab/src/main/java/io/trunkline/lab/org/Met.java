package io.trunkline.lab.org;

import java.time.Duration;

/**
 * A fault that was carried out, not only ordered.
 *
 * @param request the request that met it
 * @param body what the request sent
 * @param delay of what came late: it has passed by now
 */
public record Met(Seen request, String body, Fault fault, Duration delay) {}
