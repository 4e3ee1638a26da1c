using Events;
using Infra.Filters;

namespace Tests.Infra;

/// <summary>The policy of one consumer, as SNS gets it.</summary>
public sealed class FilterPolicyTests
{
    [Fact]
    public void A_consumer_without_conditions_takes_its_types_in_both_forms() => Assert.Equal(
        """{"$or":[{"type":["user.signed-up"]},{"eventType":["USER_SIGNUP"]}]}""",
        FilterPolicy.Of([EventCatalog.UserSignedUp]).Json);

    [Fact]
    public void A_type_without_a_bare_name_has_one_form() => Assert.Equal(
        """{"type":["invoice.voided"]}""", FilterPolicy.Of([FilterSamples.Voided]).Json);

    [Fact]
    public void Conditions_hold_beside_the_type_of_a_bare_event_and_in_the_data_of_a_CloudEvent() => Assert.Equal(
        """{"$or":[{"type":["invoice.issued"],"eventType":[{"exists":false}],"data":{"currency":["EUR","CHF"],"total":[{"numeric":[">=",100]}],"customer":{"country":[{"prefix":"C"}]}}},"""
        + """{"eventType":["INVOICE_ISSUED"],"currency":["EUR","CHF"],"total":[{"numeric":[">=",100]}],"customer":{"country":[{"prefix":"C"}]}}]}""",
        Issued("""{"currency":["EUR","CHF"],"total":[{"numeric":[">=",100]}],"customer.country":[{"prefix":"C"}]}""").Json);

    /// <summary>Why a consumer with conditions may take every object with `eventType` for a bare event.</summary>
    [Fact]
    public void An_object_with_a_bare_type_is_never_a_CloudEvent()
    {
        var reading = EventEnvelope.Read(
            """{"specversion":"1.0","id":"1","source":"/s","type":"user.deleted","eventType":"USER_DELETED","data":{"userId":"1"}}""",
            new MessageOrigin("1", "/sns"));

        Assert.IsType<EventReading.Invalid>(reading);
    }

    [Fact]
    public void In_attribute_scope_the_type_goes_by_either_name() => Assert.Equal(
        """{"eventType":["invoice.issued","INVOICE_ISSUED"],"currency":["EUR"]}""",
        Issued("""{"currency":["EUR"]}""", FilterScope.Attributes).Json);

    [Theory]
    [InlineData("""{"currency":["EUR","CHF"]}""")]
    [InlineData("""{"note":[null,"x",{"suffix":"y"},{"equals-ignore-case":"Z"},{"exists":false}]}""")]
    [InlineData("""{"paid":[true]}""")]
    [InlineData("""{"total":[1.5,{"numeric":["=",2]},{"numeric":[">",3,"<=",4.00001]},{"anything-but":[5,6]}]}""")]
    [InlineData("""{"note":[{"anything-but":["a","b"]}],"tags":[{"anything-but":{"prefix":"no"}}]}""")]
    [InlineData("""{"customer.ip":[{"cidr":"10.0.0.0/24"},{"cidr":"2001:db8::/32"}]}""")]
    public void Every_operator_is_handed_on_as_it_was_written_and_taken_by_SNS(string where)
    {
        var policy = Issued(where);

        var fields = where[1..^1];
        Assert.Contains(fields.Contains('.') && fields.Contains("customer") ? "[{\"cidr\":\"10.0.0.0/24\"},{\"cidr\":\"2001:db8::/32\"}]" : fields, policy.Json);
        Assert.Equal([false], new FilterStage([policy]).Takers("{}"));
    }

    /// <summary>Values of `n`, in attribute scope: the policy has as many combinations.</summary>
    [Theory]
    [InlineData(150, null)]
    [InlineData(151, "consumers.mail.where: the consumer's filter policy has 151 combinations of values (they multiply over keys, and by the depth of each key; alternatives add up), SNS allows 150. Name fewer values or fields, and test the rest in the function.")]
    public void A_policy_may_have_150_combinations(int values, string? failure)
    {
        var (conditions, failures) = FilterSamples.Parse(
            $$"""{"total":[{{string.Join(',', Enumerable.Range(0, values))}}]}""", FilterScope.Attributes, FilterSamples.Voided);

        Assert.Equal(failure is null ? [] : [failure], failures);
        Assert.Equal(values, FilterPolicy.Of([FilterSamples.Voided], conditions, FilterScope.Attributes).Combinations);
    }

    /// <summary>Two forms; in the CloudEvent a field of the data is one level deeper: 2 x 50 + 50.</summary>
    [Fact]
    public void Combinations_multiply_by_depth_and_add_up_over_the_forms() => Assert.Equal(
        150, FilterPolicy.Of([FilterSamples.Issued], FilterSamples.Where($$"""{"total":[{{string.Join(',', Enumerable.Range(0, 50))}}]}""")).Combinations);

    [Theory]
    [InlineData(3, null)]
    [InlineData(4, "consumers.mail.where: the consumer's filter policy has 6 keys (type, eventType, data.a, data.b, data.c, data.d), SNS allows 5. Name fewer values or fields, and test the rest in the function.")]
    public void A_policy_may_have_5_keys(int conditions, string? failure)
    {
        var failures = FilterSamples.Parse(Map(conditions, name => $"\"{name}\":[\"x\"]"), FilterScope.Body, Wide()).Failures;

        Assert.Equal(failure is null ? [] : [failure], failures);
    }

    [Fact]
    public void In_attribute_scope_four_conditions_fit_beside_the_type()
    {
        Assert.Empty(FilterSamples.Parse(Map(4, name => $"\"{name}\":[\"x\"]"), FilterScope.Attributes, Wide()).Failures);
        Assert.Equal(
            ["consumers.mail.where: the consumer's filter policy has 6 keys (eventType, a, b, c, d, e), SNS allows 5. Name fewer values or fields, and test the rest in the function."],
            FilterSamples.Parse(Map(5, name => $"\"{name}\":[\"x\"]"), FilterScope.Attributes, Wide()).Failures);
    }

    [Fact]
    public void A_policy_of_more_than_256_KB_is_refused()
    {
        var failures = FilterSamples.Parse($$"""{"a":["{{new string('x', 140_000)}}"]}""", FilterScope.Body, Wide()).Failures;

        Assert.Equal(
            ["consumers.mail.where: the consumer's filter policy has 280108 bytes, SNS allows 262144. Name fewer values or fields, and test the rest in the function."],
            failures);
    }

    private static FilterPolicy Issued(string where, FilterScope scope = FilterScope.Body) =>
        FilterPolicy.Of([FilterSamples.Issued], FilterSamples.Where(where, scope), scope);

    private static EventType Wide() => FilterSamples.Type(
        "wide", "WIDE", $$"""{"type":"object","properties":{{Map(6, name => $"\"{name}\":{{\"type\":\"string\"}}")}}}""");

    private static string Map(int count, Func<string, string> entry) =>
        $"{{{string.Join(',', "abcdef"[..count].Select(letter => entry($"{letter}")))}}}";
}
