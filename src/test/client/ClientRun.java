import client.ApiClient;
import client.ApiException;
import client.api.BytesApi;
import client.api.MediaApi;
import client.api.OverviewApi;
import client.model.MediaRecord;
import client.model.MediaSummary;
import client.model.UploadedMedia;
import java.io.File;
import java.util.List;
import java.util.Map;

/** Uses the client that is generated from the API's description: what a stranger would write first. */
public final class ClientRun {

    private static final String PUT = "client/put me.jpg";
    private static final String POSTED = "client/posted.jpg";

    /** @param arguments the service's address, and a picture */
    public static void main(String[] arguments) throws ApiException {
        ApiClient client = new ApiClient();
        client.setBasePath(arguments[0]);
        MediaApi media = new MediaApi(client);
        File picture = new File(arguments[1]);

        UploadedMedia put = media.putMedia(PUT, picture, null, "*");
        require(put.getName().equals(PUT), put);
        UploadedMedia posted = media.uploadForm(picture, POSTED);
        require(posted.getName().equals(POSTED), posted);

        MediaRecord record = media.getMedia(PUT, null);
        require(record.getSize() == picture.length(), record);
        require(new BytesApi(client).download(PUT, false).getUrl() != null, record);
        await(media, List.of(PUT, POSTED));
        require(new OverviewApi(client).getStatistics(null).getTypes() != null, "no statistics");

        media.deleteMedia(PUT, null, null);
        media.deleteMediaByQuery(POSTED, null, null);
        await(media, List.of());
        try {
            media.getMedia(PUT, null);
            throw new IllegalStateException("it is still there");
        } catch (ApiException e) {
            require(e.getCode() == 404 && e.getResponseBody().contains("NotFoundError"), e);
        }
    }

    /** Waits until a list has these names: lists follow records at a short distance. */
    private static void await(MediaApi media, List<String> names) throws ApiException {
        long limit = System.nanoTime() + 30_000_000_000L;
        List<String> listed;
        do {
            listed = media.listMedia(
                            null, "client/", null, null, null, null, null, null, null, null, null, null, null, null, null,
                            null, Map.of())
                    .stream()
                    .map(MediaSummary::getName)
                    .sorted()
                    .toList();
        } while (!listed.equals(names.stream().sorted().toList()) && System.nanoTime() < limit);
        require(listed.equals(names.stream().sorted().toList()), listed);
    }

    private static void require(boolean holds, Object otherwise) {
        if (!holds) {
            throw new IllegalStateException(String.valueOf(otherwise));
        }
    }
}
