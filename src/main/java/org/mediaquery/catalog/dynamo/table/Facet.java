package org.mediaquery.catalog.dynamo.table;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.mediaquery.media.MediaRecord;
import org.mediaquery.media.MediaType;
import org.mediaquery.media.SearchTerms;
import org.mediaquery.media.labels.Label;
import org.mediaquery.media.labels.Labelling;
import org.mediaquery.media.labels.Status;

/** The facets by which records can be found. The index has a posting list for each, in one or all sort orders. */
public final class Facet {

    /** Images and videos: the default of lists. */
    public static final String SHOWN = "shown";

    public static final String TYPE = "type#";
    public static final String STATUS = "status#";
    public static final String LABEL = "label#";
    public static final String WORD = "word#";
    public static final String MODERATED = "moderated#";

    /**
     * In UTF-16 units, each of which takes up to 3 bytes. Partition keys are limited to 2,048 bytes and sort keys to 1,024
     * (DynamoDB developer guide, "Service quotas").
     */
    private static final int MAX_LENGTH = 300;

    private Facet() {}

    /** Returns a record's facets that have lists by name and by upload time, and by size if they are not labels. */
    public static Set<String> sorted(MediaRecord record) {
        Set<String> facets = new LinkedHashSet<>();
        MediaType type = record.content().type();
        if (type != MediaType.OTHER) {
            facets.add(SHOWN);
        }
        facets.add(type(type));
        facets.add(status(record.labelling().status()));
        record.labels().forEach(label -> facets.add(label(label)));
        return facets;
    }

    /** Returns a record's facets that have a list only in the order by name. */
    public static Set<String> named(MediaRecord record) {
        Set<String> labels = record.labels().stream().map(Label::fold).collect(Collectors.toSet());
        Set<String> facets = SearchTerms.of(record).stream()
                .filter(word -> !labels.contains(word))
                .map(Facet::word)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Labelling labelling = record.labelling();
        if (labelling.moderated() != null) {
            facets.add(moderated(labelling.moderated()));
        }
        return facets;
    }

    public static String type(MediaType type) {
        return TYPE + type.text();
    }

    public static String status(Status status) {
        return STATUS + status;
    }

    public static String moderated(boolean moderated) {
        return MODERATED + moderated;
    }

    public static String word(String word) {
        return WORD + word;
    }

    public static boolean isLabel(String facet) {
        return facet.startsWith(LABEL);
    }

    /** Returns the facet of a label. Long labels with a common beginning share a facet; readers check the records. */
    public static String label(String label) {
        String folded = Label.fold(label);
        int length = Math.min(folded.length(), MAX_LENGTH);
        boolean splitsPair = length < folded.length() && Character.isHighSurrogate(folded.charAt(length - 1));
        return LABEL + folded.substring(0, splitsPair ? length - 1 : length);
    }
}
