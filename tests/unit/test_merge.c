/* test_merge.c - which reports tell of one event, and how many origins it has. */
#include "merge/merge.h"

#include "unit.h"

/* Russia attacks Ukraine on day 100, as the text says. */
static cs_merge_report attack(const char *id)
{
    return (cs_merge_report){.id = cs_text_of(id),
                             .actors = {{.code = CS_TEXT("RUS"), .role = CS_TEXT("MIL")}},
                             .recipients = {{.code = CS_TEXT("UKR")}},
                             .actor_count = 1,
                             .recipient_count = 1,
                             .type = CS_TEXT("ASSAULT"),
                             .cameo = CS_TEXT("190"),
                             .place_country = CS_TEXT("UKR"),
                             .day = 100,
                             .last_day = 100,
                             .said = true};
}

static bool together(const cs_merge_report *a, const cs_merge_report *b)
{
    return cs_merge_reason(a, b, &cs_merge_usual) != NULL;
}

static int test_rule(void)
{
    int failures = 0;
    const cs_merge_report one = attack("1");
    cs_merge_report two = attack("2");
    CHECK(together(&one, &two));
    two.actors[0].role = CS_TEXT("");
    CHECK(together(&one, &two)); /* no role contradicts none */
    two.actors[0].role = CS_TEXT("REB");
    CHECK(!together(&one, &two));
    two = attack("2");
    two.actors[1] = (cs_merge_party){.code = CS_TEXT("BLR")};
    two.actor_count = 2;
    CHECK(together(&one, &two)); /* one report names more of them */
    two = attack("2");
    two.actors[0] = one.recipients[0];
    two.recipients[0] = one.actors[0];
    CHECK(!together(&one, &two)); /* Ukraine attacks Russia */
    two = attack("2");
    two.day = two.last_day = 101;
    CHECK(!together(&one, &two)); /* both texts say the day */
    two.said = false;
    CHECK(together(&one, &two));
    two.day = two.last_day = 102;
    CHECK(!together(&one, &two));
    two = attack("2");
    two.day = 93; /* "in March": a range that covers the day */
    two.last_day = 123;
    CHECK(together(&one, &two));
    two = attack("2");
    two.place_country = CS_TEXT("RUS");
    CHECK(!together(&one, &two));
    two.place_country = CS_TEXT("");
    CHECK(together(&one, &two));
    two.cameo = CS_TEXT("173");
    CHECK(!together(&one, &two));
    two = attack("2");
    two.status = CASUS_PLANNED;
    CHECK(!together(&one, &two));
    two.status = CASUS_ONGOING;
    CHECK(together(&one, &two));
    two = attack("2");
    two.day = INT32_MIN;
    two.last_day = INT32_MAX;
    CHECK(!together(&one, &two)); /* no date: only within a story */
    cs_merge_report three = one;
    two.story = three.story = 7;
    CHECK(together(&three, &two));
    return failures;
}

static int test_mutual_and_about(void)
{
    int failures = 0;
    cs_merge_report one = attack("1"), two = attack("2");
    one.cameo = two.cameo = CS_TEXT("040");
    one.mutual = two.mutual = true;
    two.actors[0] = one.recipients[0];
    two.recipients[0] = one.actors[0];
    CHECK(together(&one, &two));
    uint32_t keys_one[CS_MERGE_KEYS], keys_two[CS_MERGE_KEYS];
    CHECK(cs_merge_keys(&one, keys_one) == 1 && cs_merge_keys(&two, keys_two) == 1);
    CHECK(keys_one[0] == keys_two[0]);
    two.mutual = false;
    CHECK(!together(&one, &two));
    one = attack("1");
    two = attack("2");
    one.about_predicate = CS_TEXT("send");
    one.about_object = CS_TEXT("troop");
    two.about_predicate = CS_TEXT("hold");
    two.about_object = CS_TEXT("talk");
    CHECK(!together(&one, &two));
    two.about_object = CS_TEXT("troop");
    CHECK(together(&one, &two));
    return failures;
}

static int test_pack(void)
{
    int failures = 0;
    cs_arena arena = {0};
    cs_merge_report read, one = attack("0123456789abcdef");
    one.origin_kind = CS_TEXT("anonymous");
    one.outlet = CS_TEXT("Welt\x1F Post");
    one.story = 12345678901;
    const casus_text text = cs_merge_pack(&one, &arena);
    CHECK(text.data && cs_merge_unpack(text, &read));
    CHECK(cs_text_equal(read.id, one.id) && read.day == 100 && read.said && !read.mutual);
    CHECK(read.story == one.story && cs_text_is(read.outlet, "Welt  Post"));
    CHECK(cs_text_is(read.actors[0].role, "MIL") && read.recipient_count == 1);
    CHECK(!cs_merge_unpack(cs_text_span(text, 0, text.size - 1), &read));
    CHECK(!cs_merge_unpack(CS_TEXT("1 2 3\x1F"), &read));
    CHECK(!cs_merge_unpack(CS_TEXT(""), &read));
    cs_arena_free(&arena);
    return failures;
}

/* Three days of the same attack, told by several, in two orders. */
static int test_events(void)
{
    enum { REPORTS = 6 };
    int failures = 0;
    cs_arena arena = {0};
    cs_merge_place there[REPORTS], back[REPORTS];
    cs_merge_report reports[REPORTS], turned[REPORTS];
    const char *ids[REPORTS] = {"a", "b", "c", "d", "e", "f"};
    const int32_t days[REPORTS] = {100, 100, 101, 101, 102, 100};
    casus_error error;
    for (uint32_t i = 0; i < REPORTS; i++) {
        reports[i] = attack(ids[i]);
        reports[i].day = reports[i].last_day = days[i];
    }
    reports[5].actors[0].role = CS_TEXT("REB");
    for (uint32_t i = 0; i < REPORTS; i++)
        turned[REPORTS - 1 - i] = reports[i];
    CHECK(cs_merge_all(reports, REPORTS, &cs_merge_usual, NULL, 0, &arena, there,
                       &error) == CASUS_OK);
    CHECK(cs_merge_all(turned, REPORTS, &cs_merge_usual, NULL, 0, &arena, back, &error) ==
          CASUS_OK);
    CHECK(there[1].event == 0 && there[3].event == 2 && there[4].event == 4 &&
          there[5].event == 5);
    CHECK(there[1].reason[0] && !there[0].reason[0]);
    for (uint32_t i = 0; i < REPORTS; i++)
        CHECK(back[REPORTS - 1 - i].event == REPORTS - 1 - there[i].event);
    const cs_merge_fix fixes[] = {{CS_TEXT("a"), CS_TEXT("b"), false},
                                  {CS_TEXT("e"), CS_TEXT("f"), true}};
    CHECK(cs_merge_all(reports, REPORTS, &cs_merge_usual, fixes, 2, &arena, there,
                       &error) == CASUS_OK);
    CHECK(there[1].event == 1 && there[4].event == 5);
    CHECK(strcmp(there[4].reason, "a correction") == 0);
    CHECK(cs_merge_filter_key(&reports[0], CS_MERGE_ONE_A_DAY) ==
          cs_merge_filter_key(&reports[1], CS_MERGE_ONE_A_DAY));
    CHECK(cs_merge_filter_key(&reports[0], CS_MERGE_ONE_A_DAY) !=
          cs_merge_filter_key(&reports[2], CS_MERGE_ONE_A_DAY));
    cs_arena_free(&arena);
    return failures;
}

/* Ten sites repeat one report with an anonymous source; a minister says it as well, twice. */
static int test_origins(void)
{
    enum { SITES = 10, REPORTS = SITES + 3 };
    int failures = 0;
    cs_arena arena = {0};
    cs_merge_report reports[REPORTS];
    uint32_t origins[REPORTS], count = 0;
    casus_error error;
    for (uint32_t i = 0; i < REPORTS; i++)
        reports[i] = attack("x");
    for (uint32_t i = 0; i < SITES; i++) {
        reports[i].origin_kind = CS_TEXT("anonymous");
        reports[i].origin_name = CS_TEXT("officials");
        reports[i].story =
            i < 5 ? 1 : 100 + i; /* five copies, five that cite the paper */
        reports[i].outlet = i < 4 ? CS_TEXT("") : CS_TEXT("Welt am Sonntag");
    }
    CHECK(cs_merge_origins(reports, SITES, &arena, origins, &count, &error) == CASUS_OK);
    CHECK(count == 1 && origins[9] == 0);
    for (uint32_t i = SITES; i < SITES + 2; i++) {
        reports[i].origin_kind = CS_TEXT("person");
        reports[i].origin_name = CS_TEXT("Boris Pistorius");
        reports[i].story = i;
    }
    reports[SITES + 2].publisher = CS_TEXT("ANSA");
    reports[SITES + 2].story = 50;
    CHECK(cs_merge_origins(reports, REPORTS, &arena, origins, &count, &error) ==
          CASUS_OK);
    CHECK(count == 3 && origins[SITES + 1] == SITES);
    CHECK(cs_merge_origins(reports, 0, &arena, origins, &count, &error) == CASUS_OK &&
          count == 0);
    cs_arena_free(&arena);
    return failures;
}

int main(void)
{
    return test_rule() + test_mutual_and_about() + test_pack() + test_events() +
               test_origins() !=
           0;
}
