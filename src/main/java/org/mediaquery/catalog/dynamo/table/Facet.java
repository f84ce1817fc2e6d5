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

/** The sides from which records are found. The index has a list of records for each, in one or all orders. */
public final class Facet {

    /** Images and videos: what lists show when nothing else is asked for. */
    public static final String SHOWN = "shown";

    public static final String TYPE = "type#";
    public static final String STATUS = "status#";
    public static final String LABEL = "label#";
    public static final String WORD = "word#";
    public static final String MODERATED = "moderated#";

    /** Keys of partitions take 2,048 bytes and sort keys 1,024, of which a character needs up to 3. */
    private static final int LONGEST = 300;

    private Facet() {}

    /** Those that have a list in every order. */
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

    /** Those that have a list by name only. */
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

    /** Labels that are the same at first share a facet; the records tell them apart. */
    public static String label(String label) {
        String folded = Label.fold(label);
        int length = Math.min(folded.length(), LONGEST);
        boolean half = length < folded.length() && Character.isHighSurrogate(folded.charAt(length - 1));
        return LABEL + folded.substring(0, half ? length - 1 : length);
    }
}
