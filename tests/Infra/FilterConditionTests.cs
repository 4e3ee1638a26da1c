using Infra.Filters;

namespace Tests.Infra;

/// <summary>Each refused condition on an invoice with its whole message, after `consumers.mail.where`.</summary>
public sealed class FilterConditionTests
{
    private const string Known = "(known: currency, total, paid, note, tags, customer.country, customer.ip)";

    public static TheoryData<string, string> Shapes => new()
    {
        { "[]", " is [], must be a map of fields to lists of values and patterns, such as { total: [{ numeric: [\">=\", 100] }] }." },
        { "{'currency':'EUR'}", ".currency is \"EUR\", must be a list of values and patterns. Write [\"EUR\"]." },
        { "{'currency':[]}", ".currency is [], which SNS refuses. Name at least one value or pattern, or leave the field out." },
        { "{'currency':[['EUR']]}", ".currency[0] is [\"EUR\"], must be a text, a number, true, false, null or one operator: SNS takes no list in a list. Take its values out of it." },
        { "{'note':[{'prefix':'a','suffix':'b'}]}", ".note[0] is {\"prefix\":\"a\",\"suffix\":\"b\"}, has 2 operators, SNS takes one in each { }. Values of one field are alternatives; a range is { numeric: [\">=\", 1, \"<\", 9] }." },
        { "{'note':[{'prefx':'a'}]}", ".note[0] is {\"prefx\":\"a\"}, has no operator of SNS. Did you mean `prefix`? (known: prefix, suffix, equals-ignore-case, anything-but, numeric, exists, cidr)" },
        { "{'note':[{'prefix':''}]}", ".note[0] is {\"prefix\":\"\"}, must have a text that is not empty. Quote it." },
        { "{'note':['a',{'suffix':5}]}", ".note[1] is {\"suffix\":5}, must have a text that is not empty. Quote it." },
        { "{'note':[{'exists':'no'}]}", ".note[0] is {\"exists\":\"no\"}, must be { exists: true } or { exists: false }." },
        { "{'customer.ip':[{'cidr':'10.0.0.0'}]}", ".customer.ip[0] is {\"cidr\":\"10.0.0.0\"}, must be { cidr: <network> }. Write it as 10.0.0.0/24 or 2001:db8::/32." },
        { "{'note':[{'anything-but':{'suffix':'a'}}]}", ".note[0] is {\"anything-but\":{\"suffix\":\"a\"}}, must be { anything-but: [<texts>] }, { anything-but: [<numbers>] } or { anything-but: { prefix: <text> } }: within anything-but SNS knows prefix alone." },
        { "{'note':[{'anything-but':['a',1]}]}", ".note[0] is {\"anything-but\":[\"a\",1]}, must be { anything-but: [<texts>] }, { anything-but: [<numbers>] } or { anything-but: { prefix: <text> } }, at least one of them and all of a kind." },
        { "{'total':[{'numeric':100}]}", ".total[0] is {\"numeric\":100}, must be { numeric: [<comparison>, <number>] } or, for a range, { numeric: [\">=\", <number>, \"<\", <number>] }." },
        { "{'total':[{'numeric':['=>',100]}]}", ".total[0] is {\"numeric\":[\"=>\",100]}, must be { numeric: [<comparison>, <number>] } or, for a range, { numeric: [\">=\", <number>, \"<\", <number>] }: `=>` is no comparison, use one of = > >= < <=." },
        { "{'total':[{'numeric':['<',9,'>',1]}]}", ".total[0] is {\"numeric\":[\"<\",9,\">\",1]}, must be { numeric: [<comparison>, <number>] } or, for a range, { numeric: [\">=\", <number>, \"<\", <number>] }: the lower bound comes first." },
        { "{'total':[{'numeric':['>',9,'<',9]}]}", ".total[0] is {\"numeric\":[\">\",9,\"<\",9]}, must have a lower bound below the upper one. Swap them, or write a single number." },
        { "{'total':[{'numeric':['>',1000000001]}]}", ".total[0] is {\"numeric\":[\">\",1000000001]}, has a number that SNS does not compare: it must be from -1000000000 to 1000000000, with at most 5 decimals. Round it." },
        { "{'total':[0.000001]}", ".total[0] is 0.000001, has a number that SNS does not compare: it must be from -1000000000 to 1000000000, with at most 5 decimals. Round it." },
    };

    public static TheoryData<string, string> Schemas => new()
    {
        { "{'curency':['EUR']}", $".curency: there is no field `curency` in invoice.issued. Did you mean `currency`? {Known}" },
        { "{'customer.county':['EUR']}", $".customer.county: there is no field `customer.county` in invoice.issued. Did you mean `customer.country`? {Known}" },
        { "{'customer':['EUR']}", ".customer is an object in invoice.issued, SNS compares texts, numbers, booleans and null. Name one of its fields: customer.country, customer.ip." },
        { "{'eventType':['X']}", ".eventType is what a bare event names its type by. List the types under `takes`." },
        { "{'prefix':['X']}", ".prefix: `prefix` is an operator of SNS, which takes no field of that name. Rename the field, or test it in the function." },
        { "{'currency':['GBP']}", Nothing(".currency[0]", "\"GBP\"", "it must be one of \"EUR\", \"CHF\", \"USD\"") },
        { "{'currency':[{'prefix':'G'}]}", Nothing(".currency[0]", "{\"prefix\":\"G\"}", "it must be one of \"EUR\", \"CHF\", \"USD\"") },
        { "{'currency':[{'anything-but':['GBP']}]}", Nothing(".currency[0]", "{\"anything-but\":[\"GBP\"]}", "there is no \"GBP\" to exclude, it must be one of \"EUR\", \"CHF\", \"USD\"") },
        { "{'currency':[{'anything-but':['EUR','CHF','USD']}]}", Nothing(".currency[0]", "{\"anything-but\":[\"EUR\",\"CHF\",\"USD\"]}", "it excludes every value that the field may have (\"EUR\", \"CHF\", \"USD\"); leave one in") },
        { "{'total':['100']}", Nothing(".total[0]", "\"100\"", "it must be number, is a string") },
        { "{'total':[{'prefix':'1'}]}", Nothing(".total[0]", "{\"prefix\":\"1\"}", "the field is a number, never a text; use a number or { numeric: [...] }") },
        { "{'note':[{'numeric':['>',1]}]}", Nothing(".note[0]", "{\"numeric\":[\">\",1]}", "the field is a text or null, never a number; use a text or { prefix: ... }") },
        { "{'paid':[{'numeric':['>',1]}]}", Nothing(".paid[0]", "{\"numeric\":[\">\",1]}", "the field is true or false, never a number; use true or false") },
        { "{'paid':[null]}", Nothing(".paid[0]", "null", "it must be boolean, is null") },
        { "{'total':[{'numeric':['>',1000]}]}", Nothing(".total[0]", "{\"numeric\":[\">\",1000]}", "the field is a number >= 0 and <= 1000; use a range that has some of them") },
        { "{'total':[2000]}", Nothing(".total[0]", "2000", "it must be at most 1000, is 2000") },
        { "{'note':['12345678901']}", Nothing(".note[0]", "\"12345678901\"", "it must have at most 10 characters, has 11") },
        { "{'note':[{'suffix':'12345678901'}]}", Nothing(".note[0]", "{\"suffix\":\"12345678901\"}", "it has 11 characters, the field has at most 10; use a shorter one") },
        { "{'tags':['x']}", Nothing(".tags[0]", "\"x\"", "it must have at least 2 characters, has 1") },
        { "{'customer.country':['ch']}", Nothing(".customer.country[0]", "\"ch\"", "it must match ^[A-Z]{2}$") },
        { "{'customer.country':[{'exists':false}]}", Nothing(".customer.country[0]", "{\"exists\":false}", "every event has the field; leave it out") },
        { "{'total':[{'exists':true}]}", Nothing(".total[0]", "{\"exists\":true}", "every event has the field, so it says nothing; leave it out") },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    [MemberData(nameof(Schemas))]
    public void A_condition_that_SNS_refuses_or_that_decides_nothing_is_refused(string where, string failure) =>
        Assert.Equal([$"consumers.mail.where{failure}"], FilterSamples.Parse(where.Replace('\'', '"')).Failures);

    [Fact]
    public void A_whole_number_is_never_between_two_neighbours() => Assert.Equal(
        ["consumers.mail.where.total[0] is {\"numeric\":[\">\",1,\"<\",2]}, which decides nothing about invoice.voided: the field is a whole number >= 0 and < 1000; use a range that has some of them."],
        FilterSamples.Parse("""{"total":[{"numeric":[">",1,"<",2]}]}""", FilterScope.Body, FilterSamples.Voided).Failures);

    [Fact]
    public void A_field_that_only_some_of_the_taken_types_have_is_refused() => Assert.Equal(
        ["consumers.mail.where.currency: there is no field `currency` in invoice.voided, only in invoice.issued. Declare one consumer for each; they may share a function."],
        FilterSamples.Parse("""{"currency":["EUR"]}""", FilterScope.Body, FilterSamples.Issued, FilterSamples.Voided).Failures);

    [Theory]
    [InlineData("customer.country", "\"CH\"")]
    [InlineData("tags", "\"new\"")]
    [InlineData("paid", "true")]
    public void In_attribute_scope_only_a_text_or_number_at_the_top_can_be_filtered_on(string field, string value) => Assert.Equal(
        [$"consumers.mail.where.{field} cannot be a message attribute: only a text or number at the top of the event's data is copied into one. Choose such a field, or let the topic filter by body."],
        FilterSamples.Parse($$"""{"{{field}}":[{{value}}]}""", FilterScope.Attributes).Failures);

    [Fact]
    public void In_attribute_scope_nothing_is_null() => Assert.Equal(
        ["consumers.mail.where.note[0] is null, which no message attribute is: they are texts and numbers. Use these, or let the topic filter by body."],
        FilterSamples.Parse("""{"note":[null]}""", FilterScope.Attributes).Failures);

    [Fact]
    public void Every_failure_is_noted() =>
        Assert.Equal(3, FilterSamples.Parse("""{"curency":["EUR"],"total":[],"note":[5]}""").Failures.Count);

    [Fact]
    public void A_field_that_may_be_an_array_is_known_as_one()
    {
        var type = FilterSamples.Type("loose", null, """{"type":"object","properties":{"any":{},"either":{"type":["array","string"]},"one":{"const":"a"},"text":{"type":"string"}}}""");

        var fields = FilterSamples.Where("""{"any":["a"],"either":["a"],"one":["a"]}""", FilterScope.Body, type).Fields;

        Assert.Equal([true, true, false], fields.Select(field => field.InArray));
    }

    [Theory]
    [InlineData("""{"tags":["new"]}""")]
    [InlineData("""{"note":[{"exists":true}]}""")]
    [InlineData("""{"total":[{"numeric":[">=",1000]}]}""")]
    public void A_condition_that_can_match_and_can_fail_is_allowed(string where) => Assert.Empty(FilterSamples.Parse(where).Failures);

    private static string Nothing(string place, string given, string why) => $"{place} is {given}, which decides nothing about invoice.issued: {why}.";
}
