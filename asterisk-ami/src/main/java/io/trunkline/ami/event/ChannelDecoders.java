package io.trunkline.ami.event;

import io.trunkline.ami.wire.Layout;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of channels, dials, bridges, transfers and parking. */
final class ChannelDecoders {
  private interface OfChannel {
    AmiEvent make(Fields fields, ChannelSnapshot channel);
  }

  private interface OfTwo {
    AmiEvent make(Fields fields, ChannelSnapshot one, ChannelSnapshot two);
  }

  private interface OfBridge {
    AmiEvent make(Fields fields, BridgeSnapshot bridge);
  }

  private ChannelDecoders() {}

  static void addTo(Map<String, Decoder> all) {
    addChannels(all);
    addDials(all);
    addBridges(all);
    addTransfers(all);
  }

  private static void addChannels(Map<String, Decoder> all) {
    all.put("Newchannel", channel((f, c) -> new AmiEvent.Newchannel(f.at(), c)));
    all.put("Newstate", channel((f, c) -> new AmiEvent.Newstate(f.at(), c)));
    all.put("NewCallerid", channel((f, c) -> new AmiEvent.NewCallerid(f.at(), c)));
    all.put("NewConnectedLine", channel((f, c) -> new AmiEvent.NewConnectedLine(f.at(), c)));
    all.put("Rename", ChannelDecoders::rename);
    all.put("Hangup", channel((f, c) -> new AmiEvent.Hangup(f.at(), c, f.number("Cause"))));
    all.put(
        "HangupRequest",
        channel((f, c) -> new AmiEvent.HangupRequest(f.at(), c, f.number("Cause"))));
    all.put(
        "SoftHangupRequest",
        channel((f, c) -> new AmiEvent.SoftHangupRequest(f.at(), c, f.number("Cause"))));
    all.put("Hold", channel((f, c) -> new AmiEvent.Hold(f.at(), c)));
    all.put("Unhold", channel((f, c) -> new AmiEvent.Unhold(f.at(), c)));
    all.put("MixMonitorStart", channel((f, c) -> new AmiEvent.MixMonitorStart(f.at(), c)));
    all.put("MixMonitorStop", channel((f, c) -> new AmiEvent.MixMonitorStop(f.at(), c)));
  }

  private static void addDials(Map<String, Decoder> all) {
    all.put(
        "DialBegin",
        channel(
            "Dest",
            (f, d) -> new AmiEvent.DialBegin(f.at(), f.channel(), d, f.text("DialString"))));
    all.put(
        "DialState",
        channel(
            "Dest",
            (f, d) -> new AmiEvent.DialState(f.at(), f.channel(), d, f.word("DialStatus"))));
    all.put(
        "DialEnd",
        channel(
            "Dest", (f, d) -> new AmiEvent.DialEnd(f.at(), f.channel(), d, f.word("DialStatus"))));
    all.put("Pickup", two("", "Target", (f, c, t) -> new AmiEvent.Pickup(f.at(), c, t)));
  }

  private static void addBridges(Map<String, Decoder> all) {
    all.put("BridgeCreate", bridge((f, b) -> new AmiEvent.BridgeCreate(f.at(), b)));
    all.put("BridgeDestroy", bridge((f, b) -> new AmiEvent.BridgeDestroy(f.at(), b)));
    all.put("BridgeEnter", ChannelDecoders::bridgeEnter);
    all.put("BridgeLeave", ChannelDecoders::bridgeLeave);
    all.put("BridgeMerge", ChannelDecoders::bridgeMerge);
    all.put(
        "LocalBridge",
        two("LocalOne", "LocalTwo", (f, o, t) -> new AmiEvent.LocalBridge(f.at(), o, t)));
    all.put(
        "LocalOptimizationBegin",
        two(
            "LocalOne",
            "LocalTwo",
            (f, o, t) -> new AmiEvent.LocalOptimizationBegin(f.at(), o, t)));
    all.put(
        "LocalOptimizationEnd",
        two("LocalOne", "LocalTwo", (f, o, t) -> new AmiEvent.LocalOptimizationEnd(f.at(), o, t)));
  }

  private static void addTransfers(Map<String, Decoder> all) {
    all.put(
        "BlindTransfer",
        channel(
            "Transferer",
            (f, c) ->
                new AmiEvent.BlindTransfer(
                    f.at(), f.word("Result"), c, f.channel("Transferee"), f.text("Extension"))));
    all.put("AttendedTransfer", ChannelDecoders::attendedTransfer);
    all.put("ParkedCall", channel("Parkee", (f, c) -> new AmiEvent.ParkedCall(f.at(), c)));
    all.put(
        "UnParkedCall",
        channel("Parkee", (f, c) -> new AmiEvent.UnParkedCall(f.at(), c, f.channel("Retriever"))));
    all.put(
        "ParkedCallTimeOut",
        channel("Parkee", (f, c) -> new AmiEvent.ParkedCallTimeOut(f.at(), c)));
    all.put(
        "ParkedCallGiveUp", channel("Parkee", (f, c) -> new AmiEvent.ParkedCallGiveUp(f.at(), c)));
  }

  private static @Nullable AmiEvent rename(Fields f) {
    String uniqueId = f.text("Uniqueid");
    String oldName = f.text("Channel");
    String newName = f.text("Newname");
    boolean whole = f.hasInOrder("Channel", "Newname", "Uniqueid");
    return !whole || uniqueId == null || oldName == null || newName == null
        ? null
        : new AmiEvent.Rename(f.at(), uniqueId, oldName, newName);
  }

  private static @Nullable AmiEvent bridgeEnter(Fields f) {
    ChannelSnapshot channel = f.channel();
    BridgeSnapshot bridge = f.bridge();
    return channel == null || bridge == null
        ? null
        : new AmiEvent.BridgeEnter(f.at(), bridge, channel);
  }

  private static @Nullable AmiEvent bridgeLeave(Fields f) {
    ChannelSnapshot channel = f.channel();
    BridgeSnapshot bridge = f.bridge();
    return channel == null || bridge == null
        ? null
        : new AmiEvent.BridgeLeave(f.at(), bridge, channel);
  }

  private static @Nullable AmiEvent bridgeMerge(Fields f) {
    BridgeSnapshot to = f.bridge("To");
    BridgeSnapshot from = f.bridge("From");
    return to == null || from == null ? null : new AmiEvent.BridgeMerge(f.at(), to, from);
  }

  private static AmiEvent attendedTransfer(Fields f) {
    return new AmiEvent.AttendedTransfer(
        f.at(),
        f.word("Result"),
        f.text("DestType"),
        f.channel("OrigTransferer"),
        f.channel("SecondTransferer"),
        f.channel("Transferee"),
        f.channel("TransferTarget"));
  }

  private static Decoder channel(OfChannel make) {
    return channel("", make);
  }

  private static Decoder channel(String prefix, OfChannel make) {
    Layout.View<ChannelHeaders> view = ChannelHeaders.under(prefix);
    return f -> {
      ChannelSnapshot channel = f.channel(view);
      return channel == null ? null : make.make(f, channel);
    };
  }

  private static Decoder two(String first, String second, OfTwo make) {
    Layout.View<ChannelHeaders> ofOne = ChannelHeaders.under(first);
    Layout.View<ChannelHeaders> ofTwo = ChannelHeaders.under(second);
    return f -> {
      ChannelSnapshot one = f.channel(ofOne);
      ChannelSnapshot two = f.channel(ofTwo);
      return one == null || two == null ? null : make.make(f, one, two);
    };
  }

  private static Decoder bridge(OfBridge make) {
    return f -> {
      BridgeSnapshot bridge = f.bridge();
      return bridge == null ? null : make.make(f, bridge);
    };
  }
}
