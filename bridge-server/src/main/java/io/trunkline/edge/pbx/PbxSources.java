package io.trunkline.edge.pbx;

import io.trunkline.core.Secrets;
import io.trunkline.core.agent.Agents;
import io.trunkline.core.dial.Pbxs;
import io.trunkline.core.ticket.CustomVariables;
import java.time.Clock;

/**
 * What the links are made from: everything that administrators have entered about PBXs.
 *
 * @param pbxs which to follow, and where they are
 * @param agents whose phones are whose
 * @param variables which channel variables to watch
 * @param secrets the managers' secrets
 * @param clock for what a PBX tells without a time
 */
public record PbxSources(
    Pbxs pbxs, Agents agents, CustomVariables variables, Secrets secrets, Clock clock) {}
