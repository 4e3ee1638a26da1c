using Events;
using Infra.Filters;

namespace Tests.Infra;

/// <summary>What is parked: the complement of what a topic's consumers take.</summary>
public sealed class FilterParkingTests
{
    private const string NoBooleansOrNull = "true,false,null,{\"exists\":false}";
    private const string AnyText = "{\"anything-but\":{\"prefix\":\"-\"}},{\"prefix\":\"-\"}";

    [Fact]
    public void Everything_is_parked_where_there_is_no_consumer() => Assert.Null(ParkingFilter.Of([]).Policy.Json);

    [Fact]
    public void Without_conditions_every_other_type_is_parked() => Assert.Equal(
        """{"type":[{"anything-but":["user.signed-up"]},null,{"exists":false}],"eventType":[{"anything-but":["USER_SIGNUP"]},null,{"exists":false}]}""",
        Parked(new TakenEvents("mail", [EventCatalog.UserSignedUp], EventConditions.None)));

    [Fact]
    public void A_condition_leaves_other_values_null_and_events_without_the_field() => Assert.Equal(
        Or(
            """{"eventType":[{"exists":false}],"type":[{"anything-but":["invoice.issued"]},null,{"exists":false}]}""",
            """{"eventType":[{"exists":false}],"type":["invoice.issued"],"data":{"currency":[{"anything-but":["EUR"]},null,{"exists":false}]}}""",
            """{"eventType":[{"anything-but":["INVOICE_ISSUED"]},null]}""",
            """{"eventType":["INVOICE_ISSUED"],"currency":[{"anything-but":["EUR"]},null,{"exists":false}]}"""),
        Parked(Taken("mail", """{"currency":["EUR"]}""")));

    [Fact]
    public void A_range_leaves_the_numbers_around_it_and_whatever_is_no_number() => Assert.Contains(
        $$"""{"eventType":["INVOICE_ISSUED"],"total":[{{AnyText}},{"numeric":["<",10]},{"numeric":[">",20]},{{NoBooleansOrNull}}]}""",
        Parked(Taken("mail", """{"total":[{"numeric":[">=",10,"<=",20]}]}""")));

    [Fact]
    public void Two_consumers_that_share_all_numbers_leave_only_what_is_none() => Assert.Contains(
        $$"""{"eventType":["INVOICE_ISSUED"],"total":[{{AnyText}},{{NoBooleansOrNull}}]}""",
        Parked(Taken("small", """{"total":[{"numeric":["<",10]}]}"""), Taken("big", """{"total":[10,{"numeric":[">",10]}]}""")));

    [Fact]
    public void Conditions_of_two_consumers_on_two_fields_both_fail() => Assert.Contains(
        """{"eventType":["INVOICE_ISSUED"],"currency":[{"anything-but":["EUR"]},null,{"exists":false}],"customer":{"country":[{"anything-but":["CH"]},null,{"exists":false}]}}""",
        Parked(Taken("one", """{"currency":["EUR"]}"""), Taken("two", """{"customer.country":["CH"]}""")));

    [Fact]
    public void Of_two_conditions_either_fails() => Assert.Contains(
        """{"eventType":["INVOICE_ISSUED"],"currency":[{"anything-but":["EUR","CHF"]},null,{"exists":false}]},"""
        + $$"""{"eventType":["INVOICE_ISSUED"],"paid":[{{AnyText}},{"numeric":["<",0]},{"numeric":[">=",0]},false,null,{"exists":false}]}""",
        Parked(Taken("one", """{"currency":["EUR","CHF"],"paid":[true]}""")));

    [Fact]
    public void An_excluded_prefix_leaves_what_begins_with_it_and_whatever_is_no_text() => Assert.Contains(
        """{"eventType":["INVOICE_ISSUED"],"note":[{"prefix":"x"},{"numeric":["<",0]},{"numeric":[">=",0]},true,false,null,{"exists":false}]}""",
        Parked(Taken("mail", """{"note":[{"anything-but":{"prefix":"x"}}]}""")));

    [Fact]
    public void A_field_that_may_be_there_or_null_leaves_nothing_else() => Assert.Contains(
        """{"eventType":["INVOICE_ISSUED"],"note":[{"exists":false}]}""",
        Parked(Taken("mail", """{"note":[{"exists":true}]}""")));

    [Fact]
    public void A_type_that_somebody_takes_without_conditions_is_not_parked() => Assert.Equal(
        """{"type":[{"anything-but":["invoice.issued"]},null,{"exists":false}],"eventType":[{"anything-but":["INVOICE_ISSUED"]},null,{"exists":false}]}""",
        Parked(Taken("mail", """{"tags":[{"prefix":"new"}]}"""), new TakenEvents("audit", [FilterSamples.Issued], EventConditions.None)));

    [Fact]
    public void Types_without_conditions_are_excluded_in_either_form() => Assert.Equal(
        Or(
            """{"eventType":[{"exists":false}],"type":[{"anything-but":["invoice.voided","invoice.issued"]},null,{"exists":false}]}""",
            """{"eventType":[{"exists":false}],"type":["invoice.issued"],"data":{"currency":[{"anything-but":["EUR"]},null,{"exists":false}]}}""",
            """{"eventType":[{"anything-but":["INVOICE_ISSUED"]},null],"type":[{"anything-but":["invoice.voided"]},null,{"exists":false}]}""",
            """{"eventType":["INVOICE_ISSUED"],"type":[{"anything-but":["invoice.voided"]},null,{"exists":false}],"currency":[{"anything-but":["EUR"]},null,{"exists":false}]}"""),
        Parked(new TakenEvents("audit", [FilterSamples.Voided], EventConditions.None), Taken("mail", """{"currency":["EUR"]}""")));

    [Fact]
    public void In_attribute_scope_a_message_without_the_attribute_is_parked() => Assert.Equal(
        Or(
            """{"eventType":[{"anything-but":["invoice.issued","INVOICE_ISSUED"]},{"exists":false}]}""",
            $$"""{"eventType":["invoice.issued","INVOICE_ISSUED"],"total":[{{AnyText}},{"numeric":["<",10]},{"exists":false}]}"""),
        ParkingFilter.Of(
            [new TakenEvents("mail", [FilterSamples.Issued], FilterSamples.Where("""{"total":[{"numeric":[">=",10]}]}""", FilterScope.Attributes))],
            FilterScope.Attributes).Policy.Json);

    [Theory]
    [InlineData("""{"note":[{"suffix":"x"}]}""", "SNS cannot negate {\"suffix\":\"x\"} of `note`. Use values, prefix, numeric, exists or anything-but")]
    [InlineData("""{"note":["a",{"equals-ignore-case":"x"}]}""", "SNS cannot negate {\"equals-ignore-case\":\"x\"} of `note`. Use values, prefix, numeric, exists or anything-but")]
    [InlineData("""{"customer.ip":[{"cidr":"10.0.0.0/8"}]}""", "SNS cannot negate {\"cidr\":\"10.0.0.0/8\"} of `customer.ip`. Use values, prefix, numeric, exists or anything-but")]
    [InlineData("""{"tags":["new"]}""", "`tags` is an array, of which SNS asks whether any element matches, never whether none does. Use another field")]
    public void What_SNS_cannot_negate_is_refused(string where, string why) => Assert.Equal(
        [$"the events of invoice.issued that mail leaves could not be parked: {why}, or let another consumer take invoice.issued without conditions."],
        ParkingFilter.Of([Taken("mail", where)]).Failures);

    [Theory]
    [InlineData("""{"note":["a",{"prefix":"x"}]}""")]
    [InlineData("""{"note":[{"prefix":"a"},{"prefix":"x"}]}""")]
    public void What_no_list_of_patterns_says_is_refused(string where) => Assert.Equal(
        new[] { "data.note", "note" }.Select(field =>
            $"what the conditions on `{field}` leave of invoice.issued could not be parked: no list of SNS's patterns says it. Use texts alone, one prefix or numbers alone "
            + "for this field, or let another consumer take invoice.issued without conditions."),
        ParkingFilter.Of([Taken("mail", where)]).Failures);

    [Fact]
    public void More_than_150_combinations_are_refused()
    {
        // As a CloudEvent: 3 other types + 2 x 2 x 7 x 7 values; bare: 2 + 7 x 7.
        var filter = ParkingFilter.Of([Taken("big", """{"total":[{"numeric":[">=",10]}]}"""), Taken("noted", """{"note":[{"prefix":"x"}]}""")]);

        Assert.Equal(
            ["the parking queue's filter policy, all that no consumer takes, has 250 combinations of values (they multiply over keys, and by the depth of each key; "
                + "alternatives add up), SNS allows 150. Give fewer conditions, let one consumer take the types without conditions, or split the topic."],
            filter.Failures);
    }

    [Fact]
    public void More_than_5_keys_are_refused()
    {
        var wide = FilterSamples.Type("wide", "WIDE", """{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"},"c":{"type":"string"},"d":{"type":"string"}}}""");
        var takers = "abcd".Select(field => new TakenEvents($"{field}", [wide], FilterSamples.Where($$"""{"{{field}}":[{"exists":true}]}""", FilterScope.Body, wide))).ToList();

        Assert.Equal(
            ["the parking queue's filter policy, all that no consumer takes, has 6 keys (eventType, type, data.a, data.b, data.c, data.d), SNS allows 5. "
                + "Give fewer conditions, let one consumer take the types without conditions, or split the topic."],
            ParkingFilter.Of(takers).Failures);
        Assert.Empty(ParkingFilter.Of(takers[..3]).Failures);
    }

    [Fact]
    public void Conditions_that_fail_in_too_many_ways_are_refused()
    {
        var letters = "abcdefghijklmnopqrstuvwx";
        var wide = FilterSamples.Type(
            "wide", "WIDE", $"{{\"type\":\"object\",\"properties\":{{{string.Join(',', letters.Select(letter => $"\"{letter}\":{{\"type\":\"string\"}}"))}}}}}");
        var takers = Enumerable.Range(0, 8).Select(index => new TakenEvents(
            $"c{index}", [wide], FilterSamples.Where($"{{{string.Join(',', letters.Skip(3 * index).Take(3).Select(letter => $"\"{letter}\":[\"x\"]"))}}}", FilterScope.Body, wide)));

        Assert.Equal(
            ["the conditions on wide leave events in more than 150 ways, which no filter policy of the parking queue can say. Give fewer conditions, or let one consumer take them without conditions."],
            ParkingFilter.Of(takers).Failures);
    }

    private static TakenEvents Taken(string consumer, string where) => new(consumer, [FilterSamples.Issued], FilterSamples.Where(where));

    private static string Parked(params TakenEvents[] takers)
    {
        var filter = ParkingFilter.Of(takers);
        Assert.Empty(filter.Failures);
        return filter.Policy.Json!;
    }

    private static string Or(params string[] alternatives) => $"{{\"$or\":[{string.Join(',', alternatives)}]}}";
}
