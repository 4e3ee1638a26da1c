using System.Text.Json;
using Sim;
using Sim.Sns;

namespace Tests.Sim;

/// <summary>What SNS refuses; the texts are recorded answers of AWS; 0 stands for a text without the place in the source.</summary>
public sealed class FilterPolicyLimitTests
{
    private readonly Stage stage = new();

    [Theory]
    [InlineData("""{"key":[]}""", "Empty arrays are not allowed", 10)]
    [InlineData("""{"key":"value"}""", "\"key\" must be an object or an array", 9)]
    [InlineData("""{"key":[["value"]]}""", "Match value must be String, number, true, false, or null", 10)]
    [InlineData("""{"key":[{"suffix":"value","prefix":"value2"}]}""", "Only one key allowed in match expression", 37)]
    [InlineData("""{"key":[{"wrong-operator":true}]}""", "Unrecognized match type wrong-operator", 31)]
    [InlineData("""{"key":[{"wildcard":"a*"}]}""", "Unrecognized match type wildcard", 22)]
    [InlineData("""{"key":[{"suffix":100}]}""", "suffix match pattern must be a string", 22)]
    [InlineData("""{"key":[{"suffix":null}]}""", "suffix match pattern must be a string", 23)]
    [InlineData("""{"key":[{"anything-but":{"suffix":"test"}}]}""", "Unsupported anything-but pattern: suffix", 36)]
    [InlineData("""{"key":[{"anything-but":{"exists":false}}]}""", "Unsupported anything-but pattern: exists", 40)]
    [InlineData("""{"key":[{"anything-but":{"prefix":false}}]}""", "prefix match pattern must be a string", 40)]
    [InlineData("""{"key":[{"exists":"no"}]}""", "exists match pattern must be either true or false.", 20)]
    [InlineData("""{"key":[{"cidr":["bad-filter"]}]}""", "prefix match pattern must be a string", 18)]
    [InlineData("""{"key":[{"cidr":"10.0.0.0"}]}""", "Malformed CIDR, one '/' required", 0)]
    [InlineData("""{"key":[{"cidr":"10.0.0.0/x"}]}""", "Malformed CIDR, mask bits must be an integer", 0)]
    [InlineData("""{"key":[{"cidr":"xx.11.xx/8"}]}""", "Nonstandard IP address: xx.11.xx", 0)]
    [InlineData("""{"key":[{"numeric":[]}]}""", "Invalid member in numeric match: ]", 22)]
    [InlineData("""{"key":[{"numeric":[1,"<="]}]}""", "Invalid member in numeric match: 1", 22)]
    [InlineData("""{"key":[{"numeric":["operator"]}]}""", "Unrecognized numeric range operator: operator", 32)]
    [InlineData("""{"key":[{"numeric":["=","000"]}]}""", "Value of equals must be numeric", 26)]
    [InlineData("""{"key":[{"numeric":[">="]}]}""", "Value of >= must be numeric", 26)]
    [InlineData("""{"key":[{"numeric":["<",100,">",10]}]}""", "Too many elements in numeric expression", 30)]
    [InlineData("""{"key":[{"numeric":[">",20,30]}]}""", "Bad value in numeric range: 30", 30)]
    [InlineData("""{"key":[{"numeric":[">=",1,">",2]}]}""", "Bad numeric range operator: >", 31)]
    [InlineData("""{"key":[{"numeric":[">",3,"<",1]}]}""", "Bottom must be less than top", 33)]
    [InlineData("""{"key":[{"numeric":[">",20,"<",30,"<",50]}]}""", "Too many terms in numeric range expression", 36)]
    [InlineData("""{"a":["1"],"b":["1"],"c":["1"],"d":["1"],"e":["1"],"f":["1"]}""", "Filter policy can not have more than 5 keys", 0)]
    public void Malformed_policies_are_refused(string policy, string reason, int column)
    {
        var place = column == 0 ? "" : $"\n at [Source: (String)\"{policy}\"; line: 1, column: {column}]";

        var error = Assert.Throws<AwsError>(() => Subscribe(policy, FilterPolicyScope.MessageBody));

        Assert.Equal(("InvalidParameter", $"Invalid parameter: Attributes Reason: FilterPolicy: {reason}{place}"), (error.Code, error.Message));
    }

    [Fact]
    public void What_is_no_JSON_is_refused() => Assert.Equal(
        "Invalid parameter: Attributes Reason: FilterPolicy: failed to parse JSON. Unrecognized token 'invalid': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n" +
        " at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 8]",
        Assert.Throws<AwsError>(() => Subscribe("invalid", FilterPolicyScope.MessageBody)).Message);

    [Fact]
    public void Attribute_policies_do_not_nest() => Assert.Equal(
        "Invalid parameter: Attributes Reason: Filter policy scope MessageAttributes does not support nested filter policy",
        Assert.Throws<AwsError>(() => Subscribe("""{"a":{"b":["x"]}}""", FilterPolicyScope.MessageAttributes)).Message);

    [Fact]
    public void Three_times_four_times_two_times_three_is_allowed() => Subscribe(
        """{"key_a":{"key_b":{"key_c":["v1","v2","v3","v4"]}},"key_d":{"key_e":["v1","v2","v3"]}}""", FilterPolicyScope.MessageBody);

    [Fact]
    public void One_hundred_and_fifty_values_are_allowed_and_one_more_is_not()
    {
        Subscribe(Values(150), FilterPolicyScope.MessageAttributes);
        TooComplex(Values(151), FilterPolicyScope.MessageAttributes);
    }

    [Fact]
    public void Values_of_several_keys_multiply() => TooComplex(
        JsonSerializer.Serialize(new { key1 = Texts(100), key2 = Texts(51) }), FilterPolicyScope.MessageAttributes);

    [Fact]
    public void A_complexity_beyond_all_numbers_is_refused_too() => TooComplex(
        JsonSerializer.Serialize(Enumerable.Range(0, 5).ToDictionary(key => $"key{key}", _ => Texts(1_000))),
        FilterPolicyScope.MessageAttributes);

    [Fact]
    public void Flat_alternatives_of_152_are_refused() => TooComplex(
        """
        {"source":["aws.cloudwatch","aws.events","aws.test","aws.test2"],
         "$or":[{"metricName":["CPUUtilization","ReadLatency","t1","t2","t3","t4"]},
                {"metricType":["MetricType","TestType","TestType2","TestType3"],
                 "$or":[{"metricId":[1234,4321,5678,9012]},{"spaceId":[1,2,3,4]}]}]}
        """,
        FilterPolicyScope.MessageAttributes);

    [Fact]
    public void Nested_alternatives_of_160_are_refused() => TooComplex(
        """
        {"$or":[{"metricName":["CPUUtilization","ReadLatency","TestValue"]},{"namespace":["AWS/EC2","AWS/ES"]}],
         "detail":{"scope":["Service","Test"],
                   "$or":[{"source":["aws.cloudwatch"]},{"type":["CloudWatch Alarm State Change","TestValue","TestValue2"]}]}}
        """,
        FilterPolicyScope.MessageBody);

    private static string Values(int count) => JsonSerializer.Serialize(new { key = Texts(count) });

    private static string[] Texts(int count) => [.. Enumerable.Range(0, count).Select(number => $"value{number}")];

    private void TooComplex(string policy, FilterPolicyScope scope) => Assert.Equal(
        "Invalid parameter: Attributes Reason: FilterPolicy: Filter policy is too complex",
        Assert.Throws<AwsError>(() => Subscribe(policy, scope)).Message);

    private void Subscribe(string policy, FilterPolicyScope scope) => stage.World.Subscribe(new SubscriptionAttributes
    {
        Topic = stage.Topic(),
        Queue = stage.Queue(),
        FilterPolicy = policy,
        FilterPolicyScope = scope,
    });
}
