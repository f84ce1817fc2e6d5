package org.mediaquery.cluster;

import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;

/** The addresses that pods may call under several network policies, which are additive. */
final class Egress {

    private final List<NetworkPolicyEgressRule> rules;

    /** @param policies the policies that select the pods */
    Egress(List<NetworkPolicy> policies) {
        rules = policies.stream()
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .toList();
    }

    /** @param protocol {@code TCP} or {@code UDP} */
    boolean mayCall(String address, int port, String protocol) {
        return rules.stream()
                .filter(rule -> rule.getPorts().isEmpty()
                        || rule.getPorts().stream().anyMatch(allowed -> matches(allowed, port, protocol)))
                .flatMap(rule -> rule.getTo().stream())
                .map(NetworkPolicyPeer::getIpBlock)
                .filter(Objects::nonNull)
                .anyMatch(block -> contains(block, address));
    }

    private static boolean matches(NetworkPolicyPort allowed, int port, String protocol) {
        // TCP is the default (Kubernetes API reference, NetworkPolicyPort)
        String of = allowed.getProtocol() == null ? "TCP" : allowed.getProtocol();
        return of.equals(protocol)
                && (allowed.getPort() == null
                        || Integer.valueOf(port).equals(allowed.getPort().getIntVal()));
    }

    private static boolean contains(IPBlock block, String address) {
        return isIn(block.getCidr(), address) && block.getExcept().stream().noneMatch(hole -> isIn(hole, address));
    }

    private static boolean isIn(String cidr, String address) {
        String[] parts = cidr.split("/", -1);
        byte[] network = bytes(parts[0]);
        byte[] host = bytes(address);
        int free = network.length * 8 - Integer.parseInt(parts[1]);
        return network.length == host.length
                && new BigInteger(1, network).shiftRight(free).equals(new BigInteger(1, host).shiftRight(free));
    }

    private static byte[] bytes(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }
}
