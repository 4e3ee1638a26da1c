using System.Collections.Immutable;

namespace Tests.Policies;

/// <summary>With one subnet it stops when its zone does. That two subnets lie in two zones, only AWS knows: the settings ask for it.</summary>
[Trait("Control", "Lambda.5")]
public sealed class EveryFunctionInAVpcHasTwoZones
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAny(
            landscape.Of(AwsType.Function).Where(function => function.Map("vpcConfig") is not null),
            function => ((ImmutableArray<object>)function.Map("vpcConfig")!["subnetIds"]).Distinct().Count() < 2 ? "has one subnet" : null);
    }

    [Fact]
    public async Task And_there_is_one_to_look_at() =>
        Assert.Contains((await Stacks.OfAsync(Stacks.Everything)).Of(AwsType.Function), function => function.Map("vpcConfig") is not null);
}
