using Amazon.DynamoDBv2.Model;

namespace OrderProjection;

/// <summary>What one event says about an order.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Revision">The how manieth change of the order this is, from 1.</param>
/// <param name="Status">Its status, as long as no later change is known.</param>
/// <param name="RevisionAttribute">Attribute that remembers from which revision the details are; one per kind of event.</param>
/// <param name="Details">Attributes that only this kind of event writes.</param>
public sealed record OrderChange(
    string OrderId, int Revision, string Status, string RevisionAttribute, Dictionary<string, AttributeValue> Details);
