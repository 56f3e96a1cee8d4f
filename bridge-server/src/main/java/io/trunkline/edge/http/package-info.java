/**
 * The web server: TLS, addresses, security headers, the pages as files, health. It knows no other
 * edge: they are mounted as {@link io.trunkline.edge.http.Mount}s. {@link
 * io.trunkline.edge.http.HttpServer} first.
 */
@NullMarked
package io.trunkline.edge.http;

import org.jspecify.annotations.NullMarked;
