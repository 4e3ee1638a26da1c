using Functions.Calls;
using Xunit;

namespace Tests.Functions.Calls;

public sealed class ServiceEndpointTests
{
    [Theory]
    [InlineData("eu-west-1")]
    [InlineData("us-gov-west-1")]
    [InlineData("cn-north-1")]
    [InlineData("us-iso-east-1")]
    [InlineData("us-isob-east-1")]
    [InlineData("us-isof-south-1")]
    [InlineData("eu-isoe-west-1")]
    [InlineData("eusc-de-east-1")]
    public void Each_partition_has_the_suffix_that_the_SDK_knows(string region)
    {
        var endpoint = Of(("AWS_REGION", region));

        Assert.Equal($"https://dynamodb.{region}.{Amazon.RegionEndpoint.GetBySystemName(region).PartitionDnsSuffix}/", endpoint.Url.ToString());
        Assert.Equal((region, "dynamodb"), (endpoint.Region, endpoint.Service));
    }

    [Fact]
    public void An_endpoint_of_the_environment_comes_first()
    {
        Assert.Equal("http://127.0.0.1:1/", Of(("AWS_REGION", "eu-west-1"), ("AWS_ENDPOINT_URL", "http://127.0.0.1:2"), ("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1")).Url.ToString());
        Assert.Equal("http://127.0.0.1:2/", Of(("AWS_REGION", "eu-west-1"), ("AWS_ENDPOINT_URL", "http://127.0.0.1:2"), ("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:3")).Url.ToString());
    }

    [Fact]
    public void Without_a_region_nothing_can_be_signed() => Assert.Equal(
        "There is no AWS region: AWS_REGION is not set, which Lambda sets.",
        Assert.Throws<InvalidOperationException>(() => Of()).Message);

    private static ServiceEndpoint Of(params (string Name, string? Value)[] variables) =>
        ServiceEndpoint.OnLambda("dynamodb", name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
