package org.mediaquery.labelling.onnx.taxonomy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parent labels for the classes of a model, read from a file in the format that the head of {@code
 * imagenet-parents.txt} describes. It matches a label list if the list has every member, and every range has the stated
 * number of classes. Any other list would get wrong parents.
 */
public final class Taxonomy {

    private static final String CONTINUED = "  ";

    private record Group(List<String> parents, List<GroupMember> members) {}

    private final Map<String, Group> groups;

    private Taxonomy(Map<String, Group> groups) {
        this.groups = groups;
    }

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException if a line is malformed, or names an unknown parent
     */
    public static Taxonomy parse(List<String> lines) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (String line : joined(lines)) {
            int colon = line.indexOf(':');
            String head = colon < 0 ? line : line.substring(0, colon);
            String[] names = head.split("<", 2);
            List<String> parents = names.length < 2 ? List.of() : list(names[1]);
            List<GroupMember> members = colon < 0
                    ? List.of()
                    : list(line.substring(colon + 1)).stream()
                            .map(GroupMember::parse)
                            .toList();
            if (groups.put(names[0].strip(), new Group(parents, members)) != null) {
                throw new IllegalArgumentException("the group " + names[0].strip() + " is defined twice");
            }
        }
        groups.forEach((name, group) -> group.parents().forEach(parent -> {
            if (!groups.containsKey(parent)) {
                throw new IllegalArgumentException("the group " + name + " has an unknown parent: " + parent);
            }
        }));
        return new Taxonomy(groups);
    }

    /**
     * Applies the taxonomy to a label list.
     *
     * @throws IllegalArgumentException if they do not match; the message names the first such member
     */
    public LabelHierarchy applyTo(LabelList labels) {
        Map<String, Set<String>> ancestors = new LinkedHashMap<>();
        Map<String, BitSet> classes = new LinkedHashMap<>();
        groups.keySet().forEach(name -> {
            ancestors.put(name, ancestors(name));
            classes.put(name, new BitSet());
        });
        groups.forEach((name, group) -> {
            BitSet members = new BitSet();
            group.members().forEach(member -> members.or(member.in(labels)));
            classes.get(name).or(members);
            ancestors.get(name).forEach(ancestor -> classes.get(ancestor).or(members));
        });
        return new LabelHierarchy(labels, classes, ancestors);
    }

    private Set<String> ancestors(String name) {
        Set<String> seen = new HashSet<>();
        List<String> open = new ArrayList<>(groups.get(name).parents());
        while (!open.isEmpty()) {
            String parent = open.remove(open.size() - 1);
            if (parent.equals(name)) {
                throw new IllegalArgumentException("the group " + name + " is above itself");
            }
            if (seen.add(parent)) {
                open.addAll(groups.get(parent).parents());
            }
        }
        return seen;
    }

    private static List<String> joined(List<String> lines) {
        List<String> joined = new ArrayList<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith(CONTINUED) && !joined.isEmpty()) {
                joined.set(joined.size() - 1, joined.get(joined.size() - 1) + " " + line.strip());
            } else {
                joined.add(line.strip());
            }
        }
        return joined;
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
