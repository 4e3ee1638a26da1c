using System.Text.Json;
using Sim;
using Sim.Sns;

namespace Tests.Sim;

/// <summary>What SNS refuses; the texts are recorded answers of AWS, which adds the position in the source.</summary>
public sealed class FilterPolicyLimitTests
{
    private readonly Stage stage = new();

    [Theory]
    [InlineData("""{"key":[]}""", "Empty arrays are not allowed")]
    [InlineData("""{"key":"value"}""", "\"key\" must be an object or an array")]
    [InlineData("""{"key":[["value"]]}""", "Match value must be String, number, true, false, or null")]
    [InlineData("""{"key":[{"suffix":"value","prefix":"value2"}]}""", "Only one key allowed in match expression")]
    [InlineData("""{"key":[{"wrong-operator":true}]}""", "Unrecognized match type wrong-operator")]
    [InlineData("""{"key":[{"wildcard":"a*"}]}""", "Unrecognized match type wildcard")]
    [InlineData("""{"key":[{"suffix":100}]}""", "suffix match pattern must be a string")]
    [InlineData("""{"key":[{"suffix":null}]}""", "suffix match pattern must be a string")]
    [InlineData("""{"key":[{"anything-but":{"suffix":"test"}}]}""", "Unsupported anything-but pattern: suffix")]
    [InlineData("""{"key":[{"anything-but":{"exists":false}}]}""", "Unsupported anything-but pattern: exists")]
    [InlineData("""{"key":[{"anything-but":{"prefix":false}}]}""", "prefix match pattern must be a string")]
    [InlineData("""{"key":[{"exists":"no"}]}""", "exists match pattern must be either true or false.")]
    [InlineData("""{"key":[{"cidr":["bad-filter"]}]}""", "prefix match pattern must be a string")]
    [InlineData("""{"key":[{"cidr":"10.0.0.0"}]}""", "Malformed CIDR, one '/' required")]
    [InlineData("""{"key":[{"cidr":"10.0.0.0/x"}]}""", "Malformed CIDR, mask bits must be an integer")]
    [InlineData("""{"key":[{"cidr":"xx.11.xx/8"}]}""", "Nonstandard IP address: xx.11.xx")]
    [InlineData("""{"key":[{"numeric":[]}]}""", "Invalid member in numeric match: ]")]
    [InlineData("""{"key":[{"numeric":[1,"<="]}]}""", "Invalid member in numeric match: 1")]
    [InlineData("""{"key":[{"numeric":["operator"]}]}""", "Unrecognized numeric range operator: operator")]
    [InlineData("""{"key":[{"numeric":["=","000"]}]}""", "Value of equals must be numeric")]
    [InlineData("""{"key":[{"numeric":[">="]}]}""", "Value of >= must be numeric")]
    [InlineData("""{"key":[{"numeric":["<",100,">",10]}]}""", "Too many elements in numeric expression")]
    [InlineData("""{"key":[{"numeric":[">",20,30]}]}""", "Bad value in numeric range: 30")]
    [InlineData("""{"key":[{"numeric":[">=",1,">",2]}]}""", "Bad numeric range operator: >")]
    [InlineData("""{"key":[{"numeric":[">",3,"<",1]}]}""", "Bottom must be less than top")]
    [InlineData("""{"key":[{"numeric":[">",20,"<",30,"<",50]}]}""", "Too many terms in numeric range expression")]
    [InlineData("""{"a":["1"],"b":["1"],"c":["1"],"d":["1"],"e":["1"],"f":["1"]}""", "Filter policy can not have more than 5 keys")]
    public void Malformed_policies_are_refused(string policy, string reason)
    {
        var error = Assert.Throws<AwsError>(() => Subscribe(policy, FilterPolicyScope.MessageBody));

        Assert.Equal(("InvalidParameter", $"Invalid parameter: Attributes Reason: FilterPolicy: {reason}"), (error.Code, error.Message));
    }

    [Fact]
    public void What_is_no_JSON_is_refused() => Assert.StartsWith(
        "Invalid parameter: Attributes Reason: FilterPolicy: failed to parse JSON.",
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
