using System.Text.Json;
using Events;
using Events.Compatibility;
using Infra.Settings;
using Local.Declaration;
using Tests.House;

namespace Tests.Events;

public sealed class ContractTests
{
    private static readonly Contract Promised = Contract.Of(EventCatalog.All);
    private static readonly ContractEntry Placed = Promised.Find("order.placed", 1)!;
    private static readonly string Takers = string.Join(", ", StackTakers.Of("order.placed"));

    [Fact]
    public void A_breaking_change_is_refused_with_its_place_its_victims_its_cure_and_its_consumers() => Assert.Equal(
        $$"""
        1 breaking change(s) of the contract:
        - order.placed v1 at data.currency: was one of "EUR", "GBP", "USD", is one of "EUR", "USD". Breaks writers: what deployed publishers send, and what waits in queues, is refused. Leave v1 as it was and add v2 beside it: events/Schemas/order.placed.v2.json. Taken by {{Takers}}.
        The baseline is not refreshed before that is mended.
        """,
        CompatibilityGate.Refusal(Promised, With(Placed with { Schema = Edited(Placed, "\"EUR\", \"GBP\", \"USD\"", "\"EUR\", \"USD\"") })));

    [Fact]
    public void Every_breaking_change_is_named_and_not_the_first_alone()
    {
        var cancelled = Promised.Find("order.cancelled", 1)!;
        var refusal = CompatibilityGate.Refusal(Promised, new Contract(Promised.Events.Except([Placed, cancelled]).Append(
            cancelled with { Topic = "users", Schema = Edited(cancelled, "\"maximum\": 2147483647", "\"maximum\": 9") })))!;

        Assert.StartsWith("3 breaking change(s)", refusal);
        Assert.Contains("- order.placed v1: is removed.", refusal);
        Assert.Contains("- order.cancelled v1: its topic was `orders`, is `users`.", refusal);
        Assert.Contains("- order.cancelled v1 at data.revision: was at most 2147483647, is at most 9.", refusal);
    }

    [Fact]
    public void A_raised_version_beside_the_old_one_breaks_nobody_and_names_who_must_learn_it()
    {
        var raised = new Contract([.. Promised.Events, Placed with { Version = 2, BareName = null, Schema = Json("""{"type":"string"}""") }]);

        Assert.Null(CompatibilityGate.Refusal(Promised, raised));
        Assert.EndsWith(
            "- order.placed v2: is a new version. Nothing breaks until it is published: consumers take an event by its name, in every "
            + $"version, so teach them this one first. Taken by {Takers}.",
            CompatibilityGate.Review(Promised, raised));
    }

    [Fact]
    public void A_raised_version_does_not_replace_the_old_one()
    {
        var change = Assert.Single(Changes(Promised, With(Placed with { Version = 2 })), change => change.IsBreaking);

        Assert.StartsWith("order.placed v1: is removed, only v2 stands. Breaks readers and writers", change.ToString());
    }

    [Fact]
    public void A_lowered_version_is_a_removed_one()
    {
        var raised = With(Placed with { Version = 2 });

        Assert.Contains(Changes(raised, Promised), change => change.Event.Version == 2 && change.Breaks == Breaks.Both);
    }

    [Fact]
    public void A_new_version_does_not_excuse_a_change_of_the_old_one()
    {
        var changed = With(Placed with { Schema = Json("""{"type":"object"}""") });

        Assert.NotNull(CompatibilityGate.Refusal(Promised, new Contract([.. changed.Events, Placed with { Version = 2, BareName = null }])));
        Assert.Contains("add v3 beside it", CompatibilityGate.Refusal(Promised, new Contract([.. changed.Events, Placed with { Version = 2, BareName = null }])));
    }

    [Theory]
    [InlineData("ORDER_PLACED", "ORDER", "its bare name was `ORDER_PLACED`, is `ORDER`", Breaks.Writers)]
    [InlineData("ORDER_PLACED", null, "its bare name was `ORDER_PLACED`, is none", Breaks.Writers)]
    [InlineData(null, "ORDER_PLACED", "can now be sent bare, as `ORDER_PLACED`", Breaks.None)]
    public void A_bare_name_is_kept_and_may_be_added(string? was, string? now, string what, Breaks breaks)
    {
        var change = Assert.Single(Changes(With(Placed with { BareName = was }), With(Placed with { BareName = now })));

        Assert.Equal((what, breaks), (change.What, change.Breaks));
    }

    [Fact]
    public void A_new_type_and_a_new_optional_property_are_only_reviewed()
    {
        var current = new Contract(
        [
            .. With(Placed with { Schema = Edited(Placed, "\"properties\": {\n    \"orderId\"", "\"properties\": {\n    \"note\": {},\n    \"orderId\"") }).Events,
            new ContractEntry("user.renamed", 1, "users", null, Json("""{"type":"object"}""")),
        ]);

        Assert.Null(CompatibilityGate.Refusal(Promised, current));
        Assert.Equal(
            $$"""
            The contract has changed and nothing breaks. Refresh the baseline (`APPROVE=1 dotnet test --filter Baseline`) and have the diff reviewed:
            - order.placed v1 at data.note: was not there, is an optional property. Nothing breaks. Taken by {{Takers}}.
            - user.renamed v1: is a new event type. Nothing breaks. No stack has a consumer of it.
            """,
            CompatibilityGate.Review(Promised, current));
    }

    [Fact]
    public void An_unchanged_contract_has_nothing_to_say()
    {
        Assert.Null(CompatibilityGate.Refusal(Promised, Promised));
        Assert.Null(CompatibilityGate.Review(Promised, Contract.Parse(Promised.ToJson())));
    }

    [Fact]
    public void The_order_of_types_and_of_a_schemas_keys_does_not_matter()
    {
        var one = new ContractEntry("a", 1, "t", null, Json("""{"type":"string","maxLength":1.0e1}"""));
        var same = one with { Schema = Json("""{"maxLength":1.0e1,"type":"string"}""") };

        Assert.Equal(new Contract([one, Placed]).ToJson(), new Contract([Placed, same]).ToJson());
        Assert.Contains("\"maxLength\": 1.0e1", new Contract([one]).ToJson());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"events":[{"name":"a"}]}""")]
    [InlineData("""{"events":[{"name":"a","version":"one","topic":"t","bareName":null,"schema":{}}]}""")]
    public void A_baseline_that_is_none_is_refused(string json) =>
        Assert.StartsWith("The contract is not readable", Assert.Throws<FormatException>(() => Contract.Parse(json)).Message);

    [Fact]
    public void The_consumers_named_are_those_that_the_stacks_declare()
    {
        Assert.Equal(["dev", "prod", "staging"], StackTakers.Stacks);
        var declared = StackTakers.Stacks.SelectMany(stack =>
        {
            var file = StackFile.Read(Repository.Root, stack);
            return StackSettings.Of(file.Config, file.Stack, file.Secrets).Consumers
                .SelectMany(consumer => consumer.Takes, (consumer, type) => (type.Name, Consumer: consumer.Name, Stack: stack));
        }).GroupBy(taken => (taken.Name, taken.Consumer), taken => taken.Stack).ToList();

        Assert.NotEmpty(declared);
        Assert.All(declared, taken => Assert.Contains($"{taken.Key.Consumer} ({string.Join(", ", taken)})", StackTakers.Of(taken.Key.Name)));
    }

    private static IReadOnlyList<ContractChange> Changes(Contract was, Contract now) => ContractComparison.Of(was, now);

    /// <summary>The promised contract with another <c>order.placed</c>.</summary>
    private static Contract With(ContractEntry placed) => new(Promised.Events.Except([Placed]).Append(placed));

    private static JsonElement Edited(ContractEntry entry, string from, string to)
    {
        var text = entry.Schema.GetRawText();
        Assert.Contains(from, text);
        return Json(text.Replace(from, to));
    }

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
