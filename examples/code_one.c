/* code_one.c - codes one text and prints its events.
 *
 *     cc code_one.c $(pkg-config --cflags --libs casus) -o code_one
 *     ./code_one /usr/local/share/casus "Russia attacked Ukraine." */
#include <casus.h>

#include <stdio.h>
#include <string.h>

static void print_actors(const casus_actor *actors, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        printf("%.*s ", (int)actors[i].code.size, actors[i].code.data);
}

static casus_status print_events(const casus_data *data, const char *text,
                                 casus_error *error)
{
    casus_coder *coder;
    casus_doc *doc = NULL;
    uint32_t count;
    const casus_input input = {.text = {text, (uint32_t)strlen(text)}};
    casus_status status = casus_coder_new(data, &coder, error);
    if (status != CASUS_OK)
        return status;
    status = casus_code(coder, &input, CASUS_DEPTH_EVENTS, &doc, error);
    const casus_event *events = status == CASUS_OK ? casus_doc_events(doc, &count) : NULL;
    for (uint32_t i = 0; events && i < count; i++) {
        print_actors(events[i].actors, events[i].actor_count);
        printf("%.*s %s ", (int)events[i].cameo.size, events[i].cameo.data,
               casus_event_status_name(events[i].status));
        print_actors(events[i].recipients, events[i].recipient_count);
        printf("\n");
    }
    casus_doc_free(doc);
    casus_coder_free(coder);
    return status;
}

int main(int argc, char **argv)
{
    casus_data *data;
    casus_error error;
    if (argc != 3) {
        fprintf(stderr, "usage: code_one DATA-FOLDER TEXT\n");
        return 2;
    }
    if (casus_data_open(argv[1], "en", &data, &error) != CASUS_OK ||
        print_events(data, argv[2], &error) != CASUS_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    casus_data_free(data);
    return 0;
}
