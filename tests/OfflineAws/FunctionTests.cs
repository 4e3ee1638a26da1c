using System.Collections.Immutable;
using Pulumi;
using Pulumi.Aws;
using Pulumi.Utilities;

namespace Tests.OfflineAws;

/// <summary>Questions to the provider.</summary>
public sealed class FunctionTests
{
    [Fact]
    public async Task The_caller_is_asked_for_by_its_token()
    {
        var aws = Answering(("accountId", "111122223333"), ("arn", "arn:me"), ("id", "1"), ("userId", "u"));
        Output<GetCallerIdentityResult> caller = null!;
        await aws.DeclareAsync(() => caller = GetCallerIdentity.Invoke());

        Assert.Equal("111122223333", (await OutputUtilities.GetValueAsync(caller)).AccountId);
        Assert.Equal("aws:index/getCallerIdentity:getCallerIdentity", Assert.Single(aws.Calls).Token);
    }

    [Fact]
    public async Task A_question_can_be_awaited_or_be_an_output()
    {
        var aws = Answering(("partition", "aws"), ("dnsSuffix", "amazonaws.com"), ("id", "aws"), ("reverseDnsPrefix", "com.amazonaws"));
        Task<GetPartitionResult> awaited = null!;
        Output<GetPartitionResult> output = null!;
        await aws.DeclareAsync(() =>
        {
            awaited = GetPartition.InvokeAsync();
            output = GetPartition.Invoke(new GetPartitionInvokeArgs(), new InvokeOutputOptions());
        });

        Assert.Equal("aws", (await awaited).Partition);
        Assert.Equal("amazonaws.com", (await OutputUtilities.GetValueAsync(output)).DnsSuffix);
    }

    [Fact]
    public async Task Arguments_are_sent_by_their_camel_case_names()
    {
        var aws = Answering(("region", "eu-west-1"), ("description", ""), ("endpoint", ""), ("id", ""), ("name", ""));
        Output<GetRegionResult> region = null!;
        await aws.DeclareAsync(() => region = GetRegion.Invoke(new() { Region = "eu-west-1" }));

        Assert.Equal("eu-west-1", (await OutputUtilities.GetValueAsync(region)).Region);
        Assert.Equal("eu-west-1", Assert.Single(aws.Calls).Args["region"]);
    }

    private static DeclaredAws Answering(params (string Name, string Value)[] answer) => new()
    {
        Filled = answer.ToImmutableDictionary(pair => pair.Name, pair => (object)pair.Value),
    };
}
